/// A formula, in TeX.
public struct Formula: Sendable, Hashable {
  public var tex: String
  /// True for `$$`: set large, on lines of its own.
  public var display: Bool
  /// True for a display formula that is a whole paragraph.
  public var isBlock = false
  /// The place of the opening dollar.
  public var location: SourceLocation
  /// The lines, and the bytes, between the dollars and the TeX.
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

  /// The place in the file of a byte of the TeX; below the first line, of its line.
  func place(offset: Int) -> SourceLocation {
    let before = tex.utf8.prefix(offset)
    let lines = leadingLines + before.count { $0 == .lineFeed }
    let column = lines > 0 ? 1 : location.column + (display ? 2 : 1) + leadingBytes + before.count
    return SourceLocation(file: location.file, line: location.line + lines, column: column)
  }
}
