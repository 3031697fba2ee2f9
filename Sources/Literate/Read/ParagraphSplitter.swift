/// Lifts out of their paragraphs what is a block on the page: an image or a film on a line of its own, a display
/// formula that is a whole paragraph.
struct ParagraphSplitter {
  private let document: MarkdownDocument
  private(set) var placeholders: Placeholders

  init(_ document: MarkdownDocument, placeholders: Placeholders) {
    self.document = document
    self.placeholders = placeholders
    for paragraph in document.nodes(.paragraph) { split(paragraph) }
    for paragraph in document.nodes(.paragraph) {
      if let number = placeholder(in: paragraph.children), case .maths(let formula) = placeholders[number].piece,
        formula.display
      {
        lift(number, before: paragraph)
        document.discard(paragraph)
      }
    }
  }

  /// Parts a paragraph at the lines that hold an image or a film and nothing else.
  private mutating func split(_ paragraph: MarkdownNode) {
    let lines = paragraph.children.split(omittingEmptySubsequences: false) {
      $0.kind == .softBreak || $0.kind == .lineBreak
    }
    let figures = lines.map { figure(in: $0) }
    guard figures.contains(where: { $0 != nil }) else { return }
    var text: MarkdownNode?
    for (line, figure) in zip(lines, figures) {
      if let figure {
        lift(figure, before: paragraph)
        text = nil
        continue
      }
      let isFirst = text == nil
      let target = text ?? document.insertParagraph(before: paragraph)
      text = target
      if !isFirst, let lineEnd = line.first?.previous { target.append(lineEnd) }
      for node in line { target.append(node) }
    }
    document.discard(paragraph)
  }

  private func figure(in line: ArraySlice<MarkdownNode>) -> Int? {
    guard let number = placeholder(in: line) else { return nil }
    switch placeholders[number].piece {
    case .image, .video: return number
    case .prose, .cell, .value, .maths, .diagram: return nil
    }
  }

  /// The number of the placeholder that a line of nodes consists of.
  private func placeholder(in line: some Collection<MarkdownNode>) -> Int? {
    guard !line.isEmpty, line.allSatisfy({ $0.kind == .text }) else { return nil }
    return placeholders.index(in: line.map(\.literal).joined())
  }

  private mutating func lift(_ number: Int, before paragraph: MarkdownNode) {
    placeholders[number].isBlock = true
    switch placeholders[number].piece {
    case .image(var image):
      image.isBlock = true
      placeholders[number].piece = .image(image)
    case .video(var video):
      video.isBlock = true
      placeholders[number].piece = .video(video)
    case .prose, .cell, .value, .maths, .diagram: break
    }
    document.insertBlock(before: paragraph, opening: placeholders.text(number))
  }
}
