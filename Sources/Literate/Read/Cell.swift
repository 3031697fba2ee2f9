/// A Swift cell of a lesson: its code, where it stands, and what the author asked for.
public struct Cell: Sendable, Hashable {
  /// The author's `id=`, or `cell-3` for the third cell. Unique in its lesson; valid as an HTML id.
  public var id: String
  /// The cell's place among the lesson's cells, from 0, in reading order.
  public var index: Int
  public var options: CellOptions
  /// The code as the fence holds it, container prefixes (`> `, a list's indentation) taken off; `//|` lines included,
  /// so that line n of the code is line n of the file. Ends in a newline unless empty.
  public var code: String
  /// The place of the opening fence.
  public var location: SourceLocation
  /// How many bytes the container's prefix took off each line of `code`: what a column has to gain to be the file's.
  public var prefixes: [Int]
  /// The `output` fence right after the cell.
  public var recorded: RecordedOutput?

  public init(
    id: String,
    index: Int,
    options: CellOptions,
    code: String,
    location: SourceLocation,
    prefixes: [Int],
    recorded: RecordedOutput? = nil
  ) {
    self.id = id
    self.index = index
    self.options = options
    self.code = code
    self.location = location
    self.prefixes = prefixes
    self.recorded = recorded
  }

  /// The file's line on which the code begins: one below the fence.
  public var firstCodeLine: Int { location.line + 1 }

  /// The code without its `//|` lines: what a reader sees.
  public var shownCode: String {
    code.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0.trimmingPrefix(while: { $0 == " " }).hasPrefix("//|") }
      .joined(separator: "\n")
  }
}
