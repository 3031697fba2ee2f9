/// A Swift cell of a lesson: its code, its location and its options.
public struct Cell: Sendable, Hashable {
  /// The author's `id=`, or `cell-3` for the third cell. Unique in its lesson; valid as an HTML id.
  public var id: String
  /// The index among the lesson's cells, from 0, in reading order.
  public var index: Int
  /// The options of the info string and the `//|` lines.
  public var options: CellOptions
  /// The content of the fence without container prefixes (`> `, a list's indentation), with its `//|` lines: its first
  /// line is `firstCodeLine` of the file. Ends in a newline unless empty.
  public var code: String
  /// The location of the opening fence.
  public var location: SourceLocation
  /// The length in bytes of the container's prefix, for each line of `code`. The file's column is the code's plus this.
  public var prefixes: [Int]
  /// The `output` fence right after the cell.
  public var recorded: RecordedOutput?

  /// The file's line on which the code begins: one below the fence.
  public var firstCodeLine: Int { location.line + 1 }

  /// The code without its `//|` lines: the text that the page shows.
  public var shownCode: String {
    code.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.trimmingPrefix(while: { $0 == " " }).hasPrefix("//|") }
      .joined(separator: "\n")
  }
}
