/// A lesson's text as lines of bytes, with the position of each byte in the file, also after edits.
///
/// By CommonMark's rules a line ends with a line feed, a carriage return, or both, and NUL becomes U+FFFD. A byte order
/// mark is dropped.
struct SourceText {
  let file: String
  var lines: [SourceLine] = []

  init(_ text: String, file: String) {
    self.file = file
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    while !bytes.isEmpty {
      let end = bytes.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? bytes.endIndex
      lines.append(SourceLine(bytes[..<end], line: lines.count + 1))
      let ending = bytes[end...].starts(with: [.carriageReturn, .lineFeed]) ? 2 : 1
      bytes = bytes[end...].dropFirst(ending)
    }
  }

  private init(file: String, lines: [SourceLine]) {
    self.file = file
    self.lines = lines
  }

  /// The whole text, every line ended by a line feed; one line feed if there is none.
  var bytes: [UInt8] { Array(lines.map(\.bytes).joined(separator: [.lineFeed])) + [.lineFeed] }

  /// A position in this text: line and column from 0, the column in bytes.
  struct Position: Comparable {
    var line: Int
    var column: Int

    static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  /// The location in the file of a position in this text.
  func location(_ position: Position) -> SourceLocation {
    guard position.line < lines.count else { return SourceLocation(file: file, line: max(1, lines.last?.line ?? 1)) }
    let origin = lines[position.line].origin(of: position.column)
    return SourceLocation(file: file, line: origin.line, column: origin.column)
  }

  /// The location in the file of a block's first byte.
  func start(of node: MarkdownNode) -> SourceLocation {
    location(Position(line: node.startLine - 1, column: node.startColumn - 1))
  }

  /// The bytes of a range, lines joined by line feeds.
  func bytes(_ range: Range<Position>) -> [UInt8] {
    let (start, end) = (range.lowerBound, range.upperBound)
    let parts = (start.line...end.line).map { number in
      let bytes = lines[number].bytes
      return bytes[(number == start.line ? start.column : 0)..<(number == end.line ? end.column : bytes.count)]
    }
    return Array(parts.joined(separator: [.lineFeed]))
  }

  /// A range of the text and its replacement, which joins the lines of the range into one.
  struct Edit {
    var range: Range<Position>
    var replacement: String
  }

  /// The text after edits.
  ///
  /// - Parameter edits: The edits in the order of their ranges; one that overlaps its predecessor is ignored.
  func replacing(_ edits: [Edit]) -> SourceText {
    guard !edits.isEmpty else { return self }
    var result: [SourceLine] = []
    var current = SourceLine()
    var position = Position(line: 0, column: 0)
    for edit in edits where edit.range.lowerBound >= position {
      while position.line < edit.range.lowerBound.line {
        current.append(lines[position.line], from: position.column)
        result.append(current)
        current = SourceLine()
        position = Position(line: position.line + 1, column: 0)
      }
      let line = lines[position.line]
      current.append(line, from: position.column, to: edit.range.lowerBound.column)
      current.append(edit.replacement, origin: line.origin(of: edit.range.lowerBound.column))
      position = edit.range.upperBound
    }
    current.append(lines[position.line], from: position.column)
    return SourceText(file: file, lines: result + [current] + lines[(position.line + 1)...])
  }
}
