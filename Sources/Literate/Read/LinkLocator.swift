/// Finds the places of links and images in the source, in reading order: cmark tells only the columns of blocks.
struct LinkLocator {
  private let source: SourceText
  /// The lines of the leaf block that is being read, and the place up to which its links have been found.
  private var lines = 0..<0
  private var cursor = SourceText.Position(line: 0, column: 0)
  /// The addresses that are not in the rest of the leaf block: those of references.
  private var absent: Set<String> = []

  init(_ source: SourceText) { self.source = source }

  /// The place up to which links have been found.
  var location: SourceLocation { source.location(cursor) }

  /// Goes to the beginning of a paragraph or heading.
  mutating func enter(_ node: MarkdownNode) {
    lines = (node.startLine - 1)..<min(source.lines.count, max(node.startLine, node.endLine))
    cursor = SourceText.Position(line: node.startLine - 1, column: node.startColumn - 1)
    absent = []
  }

  /// The place where the next link or image with this address begins: where `opening` last stands before the address.
  /// `nil` if the address is not in the rest of the block, as that of a reference.
  mutating func locate(_ address: String, behind opening: String) -> SourceLocation? {
    guard !address.isEmpty, !absent.contains(address) else { return nil }
    let target = Array(address.utf8)
    var candidate: SourceText.Position?
    for place in places() {
      let rest = source.lines[place.line].bytes.dropFirst(place.column)
      if rest.starts(with: opening.utf8) {
        candidate = place
      } else if let candidate, rest.starts(with: target) {
        cursor = place
        return source.location(candidate)
      }
    }
    absent.insert(address)
    return nil
  }

  /// The place of the next `![`.
  mutating func nextImage() -> SourceLocation {
    for place in places() where source.lines[place.line].bytes.dropFirst(place.column).starts(with: "![".utf8) {
      cursor = SourceText.Position(line: place.line, column: place.column + 1)
      return source.location(place)
    }
    return location
  }

  /// The places in the block from the cursor on.
  private func places() -> some Sequence<SourceText.Position> {
    let (source, cursor) = (source, cursor)
    return (cursor.line..<max(cursor.line, lines.upperBound)).lazy.flatMap { line in
      let end = source.lines[line].bytes.count
      return (min(end, line == cursor.line ? cursor.column : 0)..<end).lazy
        .map { SourceText.Position(line: line, column: $0) }
    }
  }
}
