/// A formula, in TeX.
public struct Formula: Sendable, Hashable {
  public var tex: String
  /// On a line of its own (`$$`).
  public var display: Bool
  /// The place of the opening dollar.
  public var location: SourceLocation
  /// How many lines below its dollars, or bytes behind them on the same line, the TeX begins.
  private var leadingLines: Int
  private var leadingBytes: Int

  /// - Parameter text: what stands between the dollars.
  public init(_ text: String, display: Bool, location: SourceLocation) {
    let start = text.firstIndex { !$0.isWhitespace } ?? text.startIndex
    let blank = text[..<start].utf8
    leadingLines = blank.count { $0 == UInt8(ascii: "\n") }
    leadingBytes = blank.count
    tex = text.trimmed
    self.display = display
    self.location = location
  }

  /// The place in the file of a byte of the TeX; below the first line, of its line.
  func place(offset: Int) -> SourceLocation {
    let before = tex.utf8.prefix(offset)
    let lines = leadingLines + before.count { $0 == UInt8(ascii: "\n") }
    let column = lines > 0 ? 1 : location.column + (display ? 2 : 1) + leadingBytes + before.count
    return SourceLocation(file: location.file, line: location.line + lines, column: column)
  }
}
