/// Writes the HTML of a page, element by element.
struct PageBuilder {
  let lesson: Lesson
  let transcript: Transcript
  /// The page's formulas as HTML; `nil` if there is no KaTeX to typeset them.
  let formulas: [TeX: Result<String, Diagnostic>]?
  let diagrams: DiagramRenderer
  var html = ""
  var diagnostics: [Diagnostic] = []
  /// The numbers of figures with a caption and of drawings with an id, so far.
  var figureCount = 0
  var drawingCount = 0
  /// The number of characters of the next prose that are on the page already.
  var written = 0

  /// - Parameter next: The element that follows.
  mutating func add(_ element: LessonElement, before next: LessonElement?) {
    switch element {
    case .prose(let prose):
      html += prose.dropFirst(written)
      written = 0
    case .cell(let cell): add(cell, transcript.cells[cell.index])
    case .value(let value): add(value)
    case .formula(let formula): add(formula, before: next)
    case .diagram(let diagram): add(diagram)
    case .image(let image): add(image)
    case .video(let video): add(video)
    case .start(let container): html += container.opening
    case .end(let container): html += container.closing
    }
  }

  // MARK: Elements

  private mutating func add(_ value: InlineValue) {
    if let text = transcript.values[value.index] {
      html += "<span class=\"value\">\(HTML.escape(text))</span>"
    } else {
      html += "<span class=\"value\" data-status=\"failed\"><code>\(HTML.escape(value.expression))</code></span>"
    }
  }

  /// A formula; the mark that follows it stays on its line.
  private mutating func add(_ formula: Formula, before next: LessonElement?) {
    let typeset = typeset(TeX(formula), at: formula.place(offset:))
    guard !formula.display, case .prose(let prose)? = next, let mark = prose.first, ".,;:?!)".contains(mark) else {
      html += typeset
      return
    }
    html += "<span style=\"white-space:nowrap\">\(typeset)\(mark)</span>"
    written = 1
  }

  private mutating func add(_ diagram: DotDiagram) {
    if diagram.alt == nil, diagram.caption == nil {
      diagnostics.append(
        .warning(
          .weave,
          "this diagram has neither a caption nor a text for those who can't see it",
          at: diagram.location,
          hint: "begin it with a line `//| caption: …` or `//| alt: …`"
        )
      )
    }
    let svg = draw(diagram.dot, alt: diagram.alt ?? diagram.caption, at: diagram.location, firstLine: 1)
    html += figure(svg, class: "diagram", caption: diagram.caption) + "\n"
  }

  private mutating func add(_ image: ImageEmbed) {
    let alignment = image.alignment.map { " align-\($0.rawValue)" } ?? ""
    let width = image.width.map { " width=\"\($0)\"" } ?? ""
    let alt = HTML.escape(image.alt ?? "")
    let tag = image.path.map { "<img src=\"\(HTML.address(of: $0))\" alt=\"\(alt)\"\(width)>" }
    let missing = "Missing image: \(HTML.escape(image.name))"
    switch (image.isBlock, tag) {
    case (true, let tag?): html += "<figure class=\"image\(alignment)\">\(tag)</figure>\n"
    case (true, nil): html += "<figure class=\"image missing\"><p>\(missing)</p></figure>\n"
    case (false, let tag?): html += tag
    case (false, nil): html += "<em>\(missing)</em>"
    }
  }

  private mutating func add(_ video: VideoCard) {
    guard video.isBlock else {
      html += "<a href=\"\(HTML.escape(video.address))\">\(HTML.escape(video.title))</a>"
      return
    }
    html += """
      <a class="video" href="\(HTML.escape(video.address))" data-video="\(HTML.escape(video.id))">\
      <span class="video-title">\(HTML.escape(video.title))</span>\
      <span class="video-note">Plays on YouTube</span></a>

      """
  }
}
