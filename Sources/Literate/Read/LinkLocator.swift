/// Finds the locations of links and images in the source, in reading order. (cmark has columns for blocks only.)
struct LinkLocator {
  private let source: SourceText
  /// The lines of the current leaf block, and the position up to which its links have been found.
  private var lines = 0..<0
  private var cursor = SourceText.Position(line: 0, column: 0)
  /// The addresses that don't occur in the rest of the leaf block: those of reference links.
  private var absent: Set<String> = []

  init(_ source: SourceText) { self.source = source }

  /// The location up to which links have been found.
  var location: SourceLocation { source.location(cursor) }

  /// Moves to the beginning of a paragraph or heading.
  mutating func enter(_ node: MarkdownNode) {
    lines = (node.startLine - 1)..<min(source.lines.count, max(node.startLine, node.endLine))
    cursor = SourceText.Position(line: node.startLine - 1, column: node.startColumn - 1)
    absent = []
  }

  /// Finds the beginning of the next link or image with an address: the last `opening` before the address. `nil` if the
  /// address does not occur in the rest of the block, as that of a reference link.
  mutating func locate(_ address: String, behind opening: String) -> SourceLocation? {
    guard !address.isEmpty, !absent.contains(address) else { return nil }
    let target = Array(address.utf8)
    var candidate: SourceText.Position?
    for position in positions() {
      let rest = source.lines[position.line].bytes.dropFirst(position.column)
      if rest.starts(with: opening.utf8) {
        candidate = position
      } else if let candidate, rest.starts(with: target) {
        cursor = position
        return source.location(candidate)
      }
    }
    absent.insert(address)
    return nil
  }

  /// The location of the next `![`.
  mutating func nextImage() -> SourceLocation {
    for position in positions()
    where source.lines[position.line].bytes.dropFirst(position.column).starts(with: "![".utf8) {
      cursor = SourceText.Position(line: position.line, column: position.column + 1)
      return source.location(position)
    }
    return location
  }

  /// The positions in the block from the cursor on.
  private func positions() -> some Sequence<SourceText.Position> {
    let (source, cursor) = (source, cursor)
    return (cursor.line..<max(cursor.line, lines.upperBound)).lazy.flatMap { line in
      let end = source.lines[line].bytes.count
      return (min(end, line == cursor.line ? cursor.column : 0)..<end).lazy
        .map { SourceText.Position(line: line, column: $0) }
    }
  }
}
