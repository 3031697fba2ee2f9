/// A film that loads when the reader asks for it, and not before.
public struct VideoCard: Sendable, Hashable {
  /// YouTube's eleven letters.
  public var id: String
  public var title: String
  /// The address that the author wrote.
  public var address: String
  public var location: SourceLocation
  /// On a line of its own, between blocks; otherwise within a line of text, where only a link can stand.
  public var isBlock: Bool

  public init(id: String, title: String, address: String, location: SourceLocation, isBlock: Bool = true) {
    self.id = id
    self.title = title
    self.address = address
    self.location = location
    self.isBlock = isBlock
  }
}
