/// A builder of a page's HTML, to which the lesson's elements are added one by one.
struct PageBuilder {
  let lesson: Lesson
  let transcript: Transcript
  /// The results for the page's formulas; `nil` if KaTeX is not available.
  let formulas: [TeX: Result<String, Diagnostic>]?
  let diagrams: DiagramRenderer
  /// The HTML so far.
  var html = ""
  /// The errors and warnings so far, all of them with locations.
  var diagnostics: [Diagnostic] = []
  /// The numbers so far of figures with a caption, and of drawings with an id.
  var figureCount = 0
  var drawingCount = 0
  /// The number of characters at the beginning of the next prose that are on the page already.
  var consumedCharacters = 0

  /// Adds an element.
  ///
  /// - Parameter next: The element behind it.
  mutating func add(_ element: LessonElement, before next: LessonElement?) {
    switch element {
    case .prose(let prose):
      html += prose.dropFirst(consumedCharacters)
      consumedCharacters = 0
    case .cell(let cell): add(cell, transcript.cells[cell.index])
    case .value(let value): html += valueHTML(value)
    case .estimate(let estimate): add(estimate)
    case .formula(let formula): add(formula, before: next)
    case .diagram(let diagram): add(diagram)
    case .image(let image): add(image)
    case .video(let video): add(video)
    case .start(let container): html += container.opening
    case .end(let container): html += container.closing
    }
  }

  // MARK: Elements

  private func valueHTML(_ value: InlineValue) -> String {
    guard let text = transcript.values[value.index] else {
      return "<span class=\"value\" data-status=\"failed\"><code>\(HTML.escape(value.expression))</code></span>"
    }
    return "<span class=\"value\">\(HTML.escape(text))</span>"
  }

  /// Adds the answer of a prediction that is a number. If the value is no number, the page's reader cannot be told how
  /// far off an estimate is, and there is a warning.
  private mutating func add(_ estimate: Estimate) {
    var attributes = ""
    if let text = transcript.values[estimate.value.index] {
      if let number = Estimate.number(in: text) {
        let unit = estimate.unit.isEmpty ? "" : " data-unit=\"\(HTML.escape(estimate.unit))\""
        attributes = " data-value=\"\(number)\" data-tolerance=\"\(estimate.tolerance)\"\(unit)"
      } else {
        let message = "the value of this estimate, `\(text)`, is no number"
        let hint = "write an expression whose text is a number, and its unit behind the tolerance"
        diagnostics.append(.warning(.weave, message, at: estimate.value.location, hint: hint))
      }
    }
    html += """
      <details class="answer"\(attributes)><summary>Answer</summary>
      <p>\(valueHTML(estimate.value)) ± \(HTML.escape(estimate.toleranceText))</p>
      </details>

      """
  }

  /// Adds a formula. No line break can separate it from a punctuation mark behind it.
  private mutating func add(_ formula: Formula, before next: LessonElement?) {
    let typeset = typeset(TeX(formula), at: formula.location(offset:))
    guard !formula.display, case .prose(let prose)? = next, let mark = prose.first, ".,;:?!)".contains(mark) else {
      html += typeset
      return
    }
    html += "<span style=\"white-space:nowrap\">\(typeset)\(mark)</span>"
    consumedCharacters = 1
  }

  private mutating func add(_ diagram: DotDiagram) {
    if diagram.alt == nil, diagram.caption == nil {
      let message = "this diagram has neither a caption nor a text for those who can't see it"
      let hint = "begin it with a line `//| caption: …` or `//| alt: …`"
      diagnostics.append(.warning(.weave, message, at: diagram.location, hint: hint))
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
