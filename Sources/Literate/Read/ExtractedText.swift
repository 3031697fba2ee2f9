/// A lesson's text in which placeholders replace the elements that cmark would misread.
struct ExtractedText {
  var source: SourceText
  var placeholders: Placeholders
  var diagnostics: [Diagnostic] = []

  /// An element and the range of the text that its placeholder replaces.
  struct Extraction {
    var range: Range<SourceText.Position>
    var element: LessonElement
  }

  /// The text with placeholders for more elements.
  ///
  /// - Parameter extractions: The elements, in the order of their ranges.
  func replacing(_ extractions: [Extraction]) -> ExtractedText {
    var result = self
    let edits = extractions.map { extraction in
      let original = placeholders.restore(source.bytes(extraction.range).string)
      let placeholder = result.placeholders.add(extraction.element, source: original)
      return SourceText.Edit(range: extraction.range, replacement: placeholder)
    }
    result.source = source.replacing(edits)
    return result
  }

  /// Replaces placeholders by the author's text wherever a document can't hold an element: in link destinations,
  /// titles, code, raw HTML and the text alternatives of images.
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
