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

  /// The paragraphs and headings of a document, in order.
  static func all(in document: MarkdownDocument) -> [LeafBlock] {
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
      let line = source.lines[number]
      let start =
        number == lines.lowerBound
        ? min(startColumn, line.bytes.count) : line.contentStart(quoteDepth: quoteDepth).offset
      if isHeading, number > lines.lowerBound, Self.isUnderline(line.bytes[start...]) { break }
      text.append(line.bytes[start...], at: SourceText.Position(line: number, column: start))
    }
    return text
  }

  private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    let mark = line.first
    return (mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-")) && line.allSatisfy { $0 == mark || $0.isBlank }
  }
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
