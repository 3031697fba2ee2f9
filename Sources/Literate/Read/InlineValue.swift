/// An expression in prose; the page shows its value instead.
public struct InlineValue: Sendable, Hashable {
  /// The index among the lesson's inline values, from 0.
  public var index = 0
  /// The Swift expression.
  public var expression: String
  /// The location of the expression's first byte.
  public var location: SourceLocation
  /// The number of the lesson's cells that are above it.
  public var cellsAbove = 0

  /// The text behind the opening backticks of an inline value.
  static let marker = "{swift}"
}
