/// An expression in prose, whose value stands in its place.
public struct InlineValue: Sendable, Hashable {
  /// The place among the lesson's inline values, from 0.
  public var index: Int
  public var expression: String
  /// The place of the expression's first byte.
  public var location: SourceLocation
  /// How many of the lesson's cells stand above it.
  public var cellsAbove: Int

  /// How an inline value begins, in its backticks.
  static let marker = "{swift}"

  public init(index: Int, expression: String, location: SourceLocation, cellsAbove: Int) {
    self.index = index
    self.expression = expression
    self.location = location
    self.cellsAbove = cellsAbove
  }
}
