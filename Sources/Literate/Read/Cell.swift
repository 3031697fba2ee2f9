/// A Swift cell of a lesson: its code, its place, and its options.
public struct Cell: Sendable, Hashable {
  /// The author's `id=`, or `cell-3` for the third cell. Unique in its lesson; valid as an HTML id.
  public var id: String
  /// The place among the lesson's cells, from 0, in reading order.
  public var index: Int
  public var options: CellOptions
  /// The code as the fence holds it, container prefixes (`> `, a list's indentation) taken off; `//|` lines included,
  /// so that line n of the code is line n of the file. Ends in a newline unless empty.
  public var code: String
  /// The place of the opening fence.
  public var location: SourceLocation
  /// For each line of `code` the bytes that its container's prefix takes: added to a column, they give the file's.
  public var prefixes: [Int]
  /// The `output` fence right after the cell.
  public var recorded: RecordedOutput?

  /// The file's line on which the code begins: one below the fence.
  public var firstCodeLine: Int { location.line + 1 }

  /// The code without its `//|` lines, as the page shows it.
  public var shownCode: String {
    code.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.trimmingPrefix(while: { $0 == " " }).hasPrefix("//|") }
      .joined(separator: "\n")
  }
}
