extension MarkdownNode {
  /// The text in this node without markup: what stands in a table of contents or a description. Not escaped.
  func plainText(_ placeholders: Placeholders) -> String {
    var text = ""
    walk { node, entering in
      guard entering else { return }
      switch node.kind {
      case .text, .code: text += node.literal
      case .softBreak, .lineBreak: text += " "
      case .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .customBlock, .paragraph, .heading,
        .thematicBreak, .htmlInline, .customInline, .emphasis, .strong, .link, .image:
        break
      }
    }
    return placeholders.replace(in: text) { $0.piece.plainText }.collapsed
  }
}

extension Piece {
  /// What the piece is in plain text.
  fileprivate var plainText: String {
    switch self {
    case .prose(let html): html
    case .value(let value): value.expression
    case .maths(let formula): formula.tex
    case .image(let image): image.alt ?? ""
    case .cell, .diagram, .video: ""
    }
  }
}
