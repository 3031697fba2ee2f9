/// A video that loads when the reader of the page asks for it, and not before.
public struct VideoCard: Sendable, Hashable {
  /// YouTube's eleven characters.
  public var id: String
  public var title: String
  /// The address as the author wrote it.
  public var address: String
  /// The place of the `!`.
  public var location: SourceLocation
  /// True for a card between blocks, false for a link within a line of text.
  public var isBlock = false
}
