/// A video that loads only when the page's reader starts it.
public struct VideoCard: Sendable, Hashable {
  /// The video's id on YouTube.
  public var id: String
  /// The title that the page shows.
  public var title: String
  /// The video's address.
  public var address: String
  /// The location of the `!`.
  public var location: SourceLocation
  /// True for a card between blocks, false for a link within a line of text.
  public var isBlock = false
}
