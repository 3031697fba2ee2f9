/// A cell of a pipe table, by its place.
public struct TableCell: Sendable, Hashable {
  /// The horizontal alignment of a column, with the value of HTML's attribute.
  public enum Alignment: String, Sendable {
    case left, center, right
  }

  /// The row, from 0: the header.
  public var row: Int
  /// The column, from 0.
  public var column: Int
  /// The alignment of the column, if the delimiter row gives one.
  public var alignment: Alignment?
}
