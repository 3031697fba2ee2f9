extension Placeholders {
  /// Gives back what the author wrote wherever a page has no room for a piece: in addresses, titles, code, raw HTML and
  /// the texts that stand for images.
  func restore(in document: MarkdownDocument) {
    guard !entries.isEmpty else { return }
    var imageDepth = 0
    document.root.walk { node, entering in
      if node.kind == .image { imageDepth += entering ? 1 : -1 }
      guard entering else { return }
      switch node.kind {
      case .link, .image:
        if holdsAny(node.url) { node.url = restore(node.url) }
        if holdsAny(node.title) { node.title = restore(node.title) }
      case .code, .htmlInline, .htmlBlock, .codeBlock, .text:
        if node.kind != .text || imageDepth > 0, holdsAny(node.literal) { node.literal = restore(node.literal) }
      case .document, .blockQuote, .list, .item, .customBlock, .paragraph, .heading, .thematicBreak, .softBreak,
        .lineBreak, .customInline, .emphasis, .strong:
        break
      }
    }
  }
}
