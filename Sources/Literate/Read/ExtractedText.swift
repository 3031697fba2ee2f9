/// A lesson's text as cmark sees it, with placeholders for the elements that cmark must not see.
struct ExtractedText {
  var source: SourceText
  var placeholders: Placeholders
  var diagnostics: [Diagnostic] = []

  /// An element, and the range of the text that is replaced by its placeholder.
  struct Find {
    var range: Range<SourceText.Position>
    var element: LessonElement
  }

  /// The text with placeholders for more elements.
  ///
  /// - Parameter finds: In the order of their ranges.
  func replacing(_ finds: [Find]) -> ExtractedText {
    var result = self
    let edits = finds.map { find in
      let written = placeholders.restore(source.bytes(find.range).string)
      return SourceText.Edit(range: find.range, replacement: result.placeholders.add(find.element, source: written))
    }
    result.source = source.replacing(edits)
    return result
  }

  /// Gives a document back what the author wrote wherever a page has no room for an element: in addresses, titles,
  /// code, raw HTML and the texts that stand for images.
  func restore(in document: MarkdownDocument) {
    var imageDepth = 0
    document.root.walk { node, entering in
      if node.kind == .image { imageDepth += entering ? 1 : -1 }
      guard entering else { return }
      if node.kind == .link || node.kind == .image {
        if placeholders.holdsAny(node.url) { node.url = placeholders.restore(node.url) }
        if placeholders.holdsAny(node.title) { node.title = placeholders.restore(node.title) }
      } else if node.kind != .text || imageDepth > 0, placeholders.holdsAny(node.literal) {
        node.literal = placeholders.restore(node.literal)
      }
    }
  }
}
