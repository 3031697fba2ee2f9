/// An expression in prose, whose value stands in its place.
public struct InlineValue: Sendable, Hashable {
  /// The place among the lesson's inline values, from 0.
  public var index = 0
  public var expression: String
  /// The place of the expression's first byte.
  public var location: SourceLocation
  /// The number of the lesson's cells that stand above it.
  public var cellsAbove = 0

  /// The text that begins an inline value, in its backticks.
  static let marker = "{swift}"
}
