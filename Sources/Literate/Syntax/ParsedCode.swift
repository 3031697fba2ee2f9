import SwiftParser
import SwiftSyntax

/// The code of a cell or an inline value, parsed alone by Swift's own parser as top-level code.
struct ParsedCode {
  let tree: SourceFileSyntax
  private let converter: SourceLocationConverter

  /// A position in the code: line and column from 1, columns in UTF-8 bytes.
  struct Position: Hashable, Comparable, Sendable {
    var line: Int
    var column: Int

    static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  init(_ code: String) {
    tree = Parser.parse(source: code)
    converter = SourceLocationConverter(fileName: "", tree: tree)
  }

  /// The line and column of a position in the tree.
  func position(of position: AbsolutePosition) -> Position {
    let location = converter.location(for: position)
    return Position(line: location.line, column: location.column)
  }

  /// The line and column of a node's first token.
  func start(of node: some SyntaxProtocol) -> Position { position(of: node.positionAfterSkippingLeadingTrivia) }

  /// The line and column behind a node's last token.
  func end(of node: some SyntaxProtocol) -> Position { position(of: node.endPositionBeforeTrailingTrivia) }
}
