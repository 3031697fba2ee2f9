/// A part of a pipe table that contains other elements.
public enum TablePart: Sendable, Hashable {
  /// The table: its head, then its body.
  case table
  /// The header row.
  case head
  /// The rows below the header; left out if there are none.
  case body
  /// A row: its cells.
  case row
  /// A cell: inline elements.
  case cell(TableCell)
}
