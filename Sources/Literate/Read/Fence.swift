/// A fenced code block of the source.
struct Fence {
  /// The characters that open it: ```` ``` ````, `~~~~` …, as many as the author wrote.
  let marks: String
  /// The info string's bytes, without white space around them.
  let info: ArraySlice<UInt8>
  /// The info string's first word, in lower case.
  let language: String
  /// The location of the opening fence.
  let location: SourceLocation
  /// The lines of the block, fences included, from 1 in the text that cmark parsed.
  let lines: ClosedRange<Int>
  /// True if a closing fence ends the block.
  let isClosed: Bool
  /// The column of the opening fence, from 1.
  let startColumn: Int
  /// The content without the containers' prefixes.
  let text: String
  /// The length in bytes of the containers' prefixes on each line of the content.
  let prefixes: [Int]

  /// Reads the fence of a code block.
  ///
  /// - Parameter codeStarts: The lines on which code blocks begin: none of them can close a fence.
  /// - Returns: `nil` for indented code.
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
    // The content of indented code that looks like a fence begins with that very line.
    if node.info.isEmpty, let first = content.first, first.elementsEqual(line) { return nil }

    self.marks = marks.string
    let info = line.dropFirst(marks.count).drop(while: \.isSpace)
    self.info = info.prefix((info.lastIndex { !$0.isSpace } ?? info.startIndex - 1) + 1 - info.startIndex)
    language = self.info.prefix { !$0.isSpace }.string.lowercased()
    location = source.start(of: node)
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

  /// Parses the options of the info string and of the lines at the content's top that begin with a marker.
  func options(lineMarkers: [String], in source: SourceText) -> (options: [FenceOption], diagnostics: [Diagnostic]) {
    let first = lines.lowerBound
    let (inInfo, diagnostics) = FenceOption.inInfo(info.drop { !$0.isSpace }) {
      source.location(.init(line: first - 1, column: $0))
    }
    let inLines = FenceOption.inLines(text, markers: lineMarkers) { line, offset in
      source.location(.init(line: first + line, column: max(0, offset + prefixes[line])))
    }
    return (inInfo + inLines, diagnostics)
  }
}
