/// Replaces nodes of a Markdown tree by placeholders of the lesson's elements.
struct TreeEditor {
  let document: MarkdownDocument
  /// The elements of the tree's placeholders.
  private(set) var placeholders: Placeholders

  /// Applies edits in order.
  mutating func apply(_ edits: [TreeEdit]) {
    for edit in edits {
      switch edit {
      case .replace(let node, let element): replace(node, with: element)
      case .remove(let node): document.discard(node)
      case .link(let node, let address): node.url = address
      case .callout(let quote, let callout): replace(quote, with: callout)
      case .prediction(let quote, let callout, let answer, let location):
        replace(quote, callout, with: answer, at: location)
      case .heading(let node, let heading): replace(node, with: heading)
      }
    }
  }

  private mutating func replace(_ node: MarkdownNode, with element: LessonElement) {
    let placeholder = placeholders.add(element)
    let new: MarkdownNode
    if element.isBlock {
      new = document.make(.customBlock, opening: placeholder)
    } else {
      new = document.make(.text)
      new.literal = placeholder
    }
    new.insert(before: node)
    document.discard(node)
  }

  private mutating func replace(_ quote: MarkdownNode, with callout: Callout) {
    guard let title = takeTitle(of: quote, callout) else { return }
    let block = make(.callout(callout), .customBlock)
    block.insert(before: quote)
    block.append(title)
    if quote.firstChild != nil {
      let body = make(.calloutBody, .customBlock)
      block.append(body)
      quote.children.forEach(body.append)
    }
    document.discard(quote)
  }

  /// Moves the first line of a callout's quote into a new node outside the document.
  mutating func takeTitle(of quote: MarkdownNode, _ callout: Callout) -> MarkdownNode? {
    guard let paragraph = quote.firstChild, let text = paragraph.firstChild else { return nil }
    let title = make(.calloutTitle(callout), .customInline)
    let line = paragraph.children.prefix { !$0.isLineEnd }
    text.literal = callout.rest.isEmpty && line.count == 1 ? callout.defaultTitle : callout.rest
    line.forEach(title.append)
    // The rest of the paragraph begins with a line end, which is not part of the body; an empty paragraph goes too.
    document.discard(paragraph.firstChild ?? paragraph)
    return title
  }

  private mutating func replace(_ node: MarkdownNode, with heading: Heading) {
    let block = document.make(.customBlock)
    let inline = make(.heading(heading), .customInline)
    block.insert(before: node)
    block.append(inline)
    node.children.forEach(inline.append)
    document.discard(node)
  }

  /// Adds an element and returns its placeholder.
  mutating func addPlaceholder(_ element: LessonElement) -> String { placeholders.add(element) }

  /// Makes the node of a container, outside the document.
  mutating func make(_ container: LessonElement.Container, _ kind: MarkdownNode.Kind) -> MarkdownNode {
    document.make(kind, opening: placeholders.add(.start(container)), closing: placeholders.add(.end(container)))
  }

  // MARK: Paragraphs

  /// Moves the elements that are blocks on the page out of their paragraphs: images and videos on a line of their own,
  /// display formulas that are a whole paragraph.
  mutating func splitParagraphs() {
    for paragraph in document.nodes(.paragraph) { split(paragraph) }
    for paragraph in document.nodes(.paragraph) {
      if let index = placeholders.index(in: paragraph.children[...]),
        case .formula(let formula) = placeholders[index].element, formula.display
      {
        insertBlock(index, before: paragraph)
        document.discard(paragraph)
      }
    }
  }

  /// Splits a paragraph at the lines that consist of an image or a video.
  private mutating func split(_ paragraph: MarkdownNode) {
    let lines = paragraph.children.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
    let figures = lines.map { placeholders.index(in: $0).flatMap { placeholders[$0].element.isFigure ? $0 : nil } }
    guard figures.contains(where: { $0 != nil }) else { return }
    var text: MarkdownNode?
    for (line, figure) in zip(lines, figures) {
      if let figure {
        insertBlock(figure, before: paragraph)
        text = nil
      } else if let text {
        if let lineEnd = line.first?.previous { text.append(lineEnd) }
        line.forEach(text.append)
      } else {
        let new = document.make(.paragraph)
        new.insert(before: paragraph)
        line.forEach(new.append)
        text = new
      }
    }
    document.discard(paragraph)
  }

  private mutating func insertBlock(_ index: Int, before paragraph: MarkdownNode) {
    placeholders[index].element = placeholders[index].element.asBlock
    document.make(.customBlock, opening: placeholders.text(index)).insert(before: paragraph)
  }
}

extension LessonElement {
  /// True for an element that is a figure where it has a line of its own.
  fileprivate var isFigure: Bool {
    switch self {
    case .image, .video: true
    case .prose, .cell, .value, .estimate, .formula, .diagram, .start, .end: false
    }
  }
}
