/// A lesson's text as lines of bytes that keeps the place of each byte in the file, also after parts are replaced.
///
/// Lines end at a line feed, a carriage return, or both, as CommonMark says; a byte order mark is dropped and NUL
/// becomes U+FFFD.
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

  /// A place in this text. Counts from 0.
  struct Position: Comparable {
    var line: Int
    var column: Int

    static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  /// The place in the file of a place in this text.
  func location(_ position: Position) -> SourceLocation {
    guard position.line < lines.count else { return SourceLocation(file: file, line: max(1, lines.last?.line ?? 1)) }
    let origin = lines[position.line].origin(of: position.column)
    return SourceLocation(file: file, line: origin.line, column: origin.column)
  }

  /// The place in the file where a block begins.
  func start(of node: MarkdownNode) -> SourceLocation {
    location(Position(line: node.startLine - 1, column: node.startColumn - 1))
  }

  /// The bytes from one place to another, lines joined by line feeds.
  func bytes(_ range: Range<Position>) -> [UInt8] {
    let (start, end) = (range.lowerBound, range.upperBound)
    let parts = (start.line...end.line).map { number in
      let bytes = lines[number].bytes
      return bytes[(number == start.line ? start.column : 0)..<(number == end.line ? end.column : bytes.count)]
    }
    return Array(parts.joined(separator: [.lineFeed]))
  }

  /// A part of the text and its replacement. A part of several lines becomes part of one.
  struct Edit {
    var range: Range<Position>
    var replacement: String
  }

  /// The text after edits.
  ///
  /// - Parameter edits: In order; one that overlaps the one before is left out.
  func replacing(_ edits: [Edit]) -> SourceText {
    guard !edits.isEmpty else { return self }
    var result: [SourceLine] = []
    var current = SourceLine()
    var place = Position(line: 0, column: 0)
    for edit in edits where edit.range.lowerBound >= place {
      while place.line < edit.range.lowerBound.line {
        current.append(lines[place.line], from: place.column)
        result.append(current)
        current = SourceLine()
        place = Position(line: place.line + 1, column: 0)
      }
      let line = lines[place.line]
      current.append(line, from: place.column, to: edit.range.lowerBound.column)
      current.append(edit.replacement, origin: line.origin(of: edit.range.lowerBound.column))
      place = edit.range.upperBound
    }
    current.append(lines[place.line], from: place.column)
    return SourceText(file: file, lines: result + [current] + lines[(place.line + 1)...])
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let dollar = UInt8(ascii: "$")

  var isBlank: Bool { self == .space || self == .tab }
  /// White space of Markdown, line ends included.
  var isSpace: Bool { self == .space || (self >= .tab && self <= .carriageReturn) }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
  /// A letter, a digit, `-` or `_`.
  var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}

extension Collection where Element == UInt8 {
  /// The bytes as a string.
  var string: String { String(decoding: self, as: UTF8.self) }
}
