/// A formula in TeX.
public struct Formula: Sendable, Hashable {
  /// The TeX, without white space around it.
  public var tex: String
  /// True for `$$`: set large, on lines of its own.
  public var display: Bool
  /// True for a display formula that is a whole paragraph.
  public var isBlock = false
  /// The location of the opening dollar.
  public var location: SourceLocation
  /// The line ends, and the bytes, between the opening dollars and the TeX.
  private var leadingLines: Int
  private var leadingBytes: Int

  /// - Parameter text: The text between the dollars.
  init(_ text: String, display: Bool, location: SourceLocation) {
    let blank = String(text.unicodeScalars.prefix { $0.properties.isWhitespace }).utf8
    leadingLines = blank.count { $0 == .lineFeed }
    leadingBytes = blank.count
    tex = text.trimmed
    self.display = display
    self.location = location
  }

  /// The location in the file of a byte of the TeX. The column is exact on the first line and 1 on the others.
  func location(offset: Int) -> SourceLocation {
    let before = tex.utf8.prefix(offset)
    let lines = leadingLines + before.count { $0 == .lineFeed }
    let column = lines > 0 ? 1 : location.column + (display ? 2 : 1) + leadingBytes + before.count
    return SourceLocation(file: location.file, line: location.line + lines, column: column)
  }
}
