/// A fenced code block as it stands in the source.
struct Fence {
  /// ```` ``` ````, `~~~~` …: as many as the author wrote.
  let marks: String
  /// What stands behind the marks, white space around it gone.
  let info: ArraySlice<UInt8>
  /// The info string's first word, in lower case.
  let language: String
  /// The lines of the block, fences included, 1-based in the text that cmark parsed.
  let lines: ClosedRange<Int>
  let isClosed: Bool
  let startColumn: Int
  /// The content without the containers' prefixes.
  let text: String
  /// How many bytes longer each line of the content is in the source: what the containers took.
  let prefixes: [Int]

  /// `nil` for indented code.
  ///
  /// - Parameter codeStarts: the lines on which some code block begins: none of them can close a fence.
  init?(_ node: MarkdownNode, in source: SourceText, codeStarts: Set<Int>) {
    let number = node.startLine
    startColumn = node.startColumn
    guard number >= 1, number <= source.lines.count else { return nil }
    let line = source.lines[number - 1].bytes.dropFirst(startColumn - 1)
    let marks = line.prefix { $0 == line.first }
    guard marks.count >= 3, let mark = marks.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    text = node.literal
    let content = text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast()
    // Indented code that looks like a fence begins with that very line; a fence's content does not repeat the fence.
    if node.info.isEmpty, let first = content.first, first.elementsEqual(line) { return nil }

    self.marks = marks.string
    let info = line.dropFirst(marks.count).drop(while: \.isSpace)
    self.info = info.prefix((info.lastIndex { !$0.isSpace } ?? info.startIndex - 1) + 1 - info.startIndex)
    language = self.info.prefix { !$0.isSpace }.string.lowercased()
    let closing = number + content.count + 1
    isClosed =
      closing <= source.lines.count && !codeStarts.contains(closing)
      && Self.closes(source.lines[closing - 1].bytes, mark: mark, count: marks.count)
    lines = number...(isClosed ? closing : min(source.lines.count, number + content.count))
    prefixes = content.enumerated().map { index, bytes in
      number + index < source.lines.count ? source.lines[number + index].bytes.count - bytes.count : 0
    }
  }

  private static func closes(_ line: [UInt8], mark: UInt8, count: Int) -> Bool {
    let marks = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }.prefix { $0 == mark }
    return marks.count >= count && line[marks.endIndex...].allSatisfy(\.isBlank)
  }
}
