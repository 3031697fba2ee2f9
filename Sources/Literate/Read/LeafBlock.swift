/// A paragraph or heading, by its position in the text that cmark parsed.
struct LeafBlock {
  /// Its lines, from 0. For a heading underlined with `===`, cmark's last line may be one too high.
  var lines: ClosedRange<Int>
  /// The column at which its first line begins, in bytes from 0.
  var startColumn: Int
  /// The number of quotes around it.
  var quoteDepth: Int
  var isInList: Bool
  var isHeading: Bool

  /// The paragraphs and headings of a text, in order.
  static func all(in source: SourceText) -> [LeafBlock] {
    MarkdownDocument.parse(source.bytes) { all(in: $0) }
  }

  private static func all(in document: MarkdownDocument) -> [LeafBlock] {
    var leaves: [LeafBlock] = []
    var quoteDepth = 0
    var listDepth = 0
    document.root.walk { node, entering in
      if node.kind == .blockQuote { quoteDepth += entering ? 1 : -1 }
      if node.kind == .item { listDepth += entering ? 1 : -1 }
      guard entering, node.kind == .paragraph || node.kind == .heading else { return }
      let first = node.startLine - 1
      leaves.append(
        LeafBlock(
          lines: first...max(first, node.endLine - 1),
          startColumn: node.startColumn - 1,
          quoteDepth: quoteDepth,
          isInList: listDepth > 0,
          isHeading: node.kind == .heading
        )
      )
    }
    return leaves
  }

  /// The block's text, without the prefixes of its containers.
  func text(in source: SourceText) -> LeafText {
    var text = LeafText()
    for number in lines where number < source.lines.count {
      if isUnderline(number, in: source) { break }
      let start = contentStart(of: number, in: source)
      text.append(source.lines[number].bytes[start...], at: SourceText.Position(line: number, column: start))
    }
    return text
  }

  /// The offset of a line's text behind the prefixes of the block's containers.
  func contentStart(of number: Int, in source: SourceText) -> Int {
    let line = source.lines[number]
    if number == lines.lowerBound { return min(startColumn, line.bytes.count) }
    return line.contentStart(quoteDepth: quoteDepth).offset
  }

  /// True for the line that makes the lines above it a heading.
  func isUnderline(_ number: Int, in source: SourceText) -> Bool {
    guard isHeading, number > lines.lowerBound else { return false }
    let text = source.lines[number].bytes[contentStart(of: number, in: source)...]
    let mark = text.first
    return (mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")) && text.allSatisfy { $0 == mark || $0.isBlank }
  }
}

// MARK: Lines below the block

extension LeafBlock {
  /// True if a line below the block's first line is in the same quotes and in the same item of a list.
  func contains(_ number: Int, in source: SourceText) -> Bool {
    let (start, quotes) = source.lines[number].contentStart(quoteDepth: quoteDepth)
    return quotes == quoteDepth && (!isInList || source.lines[number].width(to: start) >= startWidth(in: source))
  }

  /// True if a line's text begins four columns or more behind the block's, as indented code does.
  func isIndented(_ number: Int, in source: SourceText) -> Bool {
    let start = contentStart(of: number, in: source)
    return source.lines[number].width(to: start) >= startWidth(in: source) + 4
  }

  /// A prefix for a new line in the block's containers, with the quote marks of a line in them.
  func prefix(like number: Int, in source: SourceText) -> String {
    let line = source.lines[number]
    let start = line.contentStart(quoteDepth: quoteDepth).offset
    let marksEnd = quoteDepth == 0 ? 0 : line.bytes[..<start].lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? 0
    let spaces = max(0, startWidth(in: source) - line.width(to: marksEnd))
    return line.bytes[..<marksEnd].string + String(repeating: " ", count: spaces)
  }

  private func startWidth(in source: SourceText) -> Int { source.lines[lines.lowerBound].width(to: startColumn) }
}

/// The text of a leaf block, with the position of each byte in the source.
struct LeafText {
  private(set) var bytes: [UInt8] = []
  private var lineStarts: [(offset: Int, position: SourceText.Position)] = []

  mutating func append(_ line: ArraySlice<UInt8>, at position: SourceText.Position) {
    if !lineStarts.isEmpty { bytes.append(.lineFeed) }
    lineStarts.append((bytes.count, position))
    bytes += line
  }

  /// The position of a byte. The text must not be empty.
  func position(of offset: Int) -> SourceText.Position {
    let line = lineStarts[max(0, lineStarts.partitioningIndex { $0.offset > offset } - 1)]
    return SourceText.Position(line: line.position.line, column: line.position.column + offset - line.offset)
  }

  func range(_ offsets: Range<Int>) -> Range<SourceText.Position> {
    position(of: offsets.lowerBound)..<position(of: offsets.upperBound)
  }

  /// True for the first byte of a line.
  func beginsLine(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == .lineFeed }
}
