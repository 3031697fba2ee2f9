/// A heading of a lesson, an entry of its table of contents.
public struct Heading: Sendable, Hashable {
  /// The level, 1 to 6.
  public var level: Int
  /// The heading's text, without markup; not escaped.
  public var text: String
  /// The heading's `id` on the page, unique in its lesson.
  public var anchor: String
  /// The location of the heading.
  public var location: SourceLocation
}
