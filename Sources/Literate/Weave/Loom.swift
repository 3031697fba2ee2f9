/// A page in the making: its HTML so far, and how many figures it has.
struct Loom {
  let lesson: Lesson
  let transcript: Transcript
  let maths: MathRenderer
  let diagrams: DiagramRenderer
  var html = ""
  var diagnostics: [Diagnostic] = []
  /// How many figures have a number, and how many drawings have an id.
  private var figureCount = 0
  private var drawingCount = 0

  init(lesson: Lesson, transcript: Transcript, maths: MathRenderer, diagrams: DiagramRenderer) {
    self.lesson = lesson
    self.transcript = transcript
    self.maths = maths
    self.diagrams = diagrams
  }

  mutating func add(_ piece: Piece) {
    switch piece {
    case .prose(let prose): html += prose
    case .cell(let cell): add(cell, transcript.cells[cell.index])
    case .value(let value): add(value)
    case .maths(let formula): html += typeset(formula.tex, display: formula.display, at: formula.place(offset:))
    case .diagram(let diagram): add(diagram)
    case .image(let image): add(image)
    case .video(let video): add(video)
    }
  }

  // MARK: Pieces

  private mutating func add(_ value: InlineValue) {
    if let text = transcript.values[value.index] {
      html += "<span class=\"value\">\(HTML.escape(text))</span>"
    } else {
      html += "<span class=\"value\" data-status=\"failed\"><code>\(HTML.escape(value.expression))</code></span>"
    }
  }

  private mutating func add(_ diagram: DotDiagram) {
    if diagram.alt == nil, diagram.caption == nil {
      diagnostics.append(
        .warning(
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
    let picture = image.path.map { "<img src=\"\(HTML.escape($0.addingURLEscapes))\" alt=\"\(alt)\"\(width)>" }
    let missing = "Missing image: \(HTML.escape(image.name))"
    switch (image.isBlock, picture) {
    case (true, let picture?): html += "<figure class=\"image\(alignment)\">\(picture)</figure>\n"
    case (true, nil): html += "<figure class=\"image missing\"><p>\(missing)</p></figure>\n"
    case (false, let picture?): html += picture
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

  private mutating func add(_ cell: Cell, _ run: CellRun) {
    let code = codeHTML(cell)
    var outputs = ""
    if cell.options.volatile, run.ending == .ok {
      outputs = "<div class=\"output\" data-type=\"text\"><p class=\"volatile\">Differs from run to run</p></div>\n"
    } else {
      let shown = run.outputs.filter { if case .error = $0 { true } else { !cell.options.quiet } }
      let captioned = shown.lastIndex { $0.isFigure }
      for (index, output) in shown.enumerated() {
        outputs += outputHTML(output, cell, isCaptioned: index == captioned)
      }
    }
    let mode = cell.options.mode == .run ? "" : " data-mode=\"\(cell.options.mode.rawValue)\""
    let hidden = code.isEmpty && outputs.isEmpty ? " hidden" : ""
    html += """
      <section class="cell" id="\(HTML.escape(cell.id))" data-status="\(run.ending.rawValue)"\(mode)\(hidden)>
      \(code)\(outputs)</section>

      """
  }

  // MARK: Cells

  private func codeHTML(_ cell: Cell) -> String {
    let code = cell.shownCode
    let lines = SwiftHighlighter.html(code.hasSuffix("\n") ? String(code.dropLast()) : code)
    let pre = "<pre class=\"code\"><code>\(lines)</code></pre>\n"
    return switch cell.options.code {
    case .shown: pre
    case .fold: "<details class=\"code-fold\"><summary>Code</summary>\n\(pre)</details>\n"
    case .hidden: ""
    }
  }

  /// The HTML of one output. To add a kind of output, add its case here.
  private mutating func outputHTML(_ output: Output, _ cell: Cell, isCaptioned: Bool) -> String {
    let caption = isCaptioned ? cell.options.caption : nil
    let alt = isCaptioned ? cell.options.alt : nil
    let type: String
    let content: String
    var attributes = ""
    switch output {
    case .text(let text, let stream):
      type = "text"
      if stream == .error { attributes = " data-stream=\"stderr\"" }
      content = HTML.preformatted(text.abridged())
    case .plot(let figure):
      type = "plot"
      content = self.figure(svg(figure, alt: alt), class: "plot", caption: figure.caption ?? caption)
    case .image(let figure):
      type = "image"
      content = self.figure(svg(figure, alt: alt), class: "image", caption: figure.caption ?? caption)
    case .diagram(let dot, let ownCaption, let ownAlt):
      type = "diagram"
      let svg = draw(dot, alt: alt ?? ownAlt ?? ownCaption, at: cell.location, firstLine: nil)
      content = self.figure(svg, class: "diagram", caption: ownCaption ?? caption)
    case .equation(let tex, let ownCaption):
      type = "equation"
      let formula = typeset(tex, display: true) { _ in cell.location }
      let below = ownCaption ?? caption
      content = below.map { figure(formula, class: "equation", caption: $0) } ?? formula
    case .table(let table):
      type = "table"
      content = tableHTML(table, caption: table.caption ?? caption)
    case .error(let error):
      type = "error"
      let place = error.line.map { " · line \($0)" } ?? ""
      content = "<p class=\"error-title\">\(HTML.escape(error.title + place))</p>" + HTML.preformatted(error.text)
    }
    return "<div class=\"output\" data-type=\"\(type)\"\(attributes)>\(content)</div>\n"
  }

  private func tableHTML(_ table: Output.Table, caption: String?) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      let cells = zip(cells, table.alignments).map { cell, alignment in
        "<\(tag) align=\"\(alignment)\">\(HTML.escape(cell))</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return """
      <div class="table-scroll"><table>
      \(caption.map { "<caption>\(HTML.escape($0))</caption>\n" } ?? "")\
      <thead>\(row(table.header, "th"))</thead>
      <tbody>\(table.rows.map { row($0, "td") }.joined())</tbody>
      </table></div>
      """
  }

  // MARK: Drawings
  // Ids with a full stop can't be a heading's or a cell's.

  /// A figure; with a number if it has a caption.
  private mutating func figure(_ content: String, class name: String, caption: String?) -> String {
    guard let caption else { return "<figure class=\"\(name)\">\(content)</figure>" }
    figureCount += 1
    let anchor = "figure.\(figureCount)"
    return """
      <figure class="\(name)" id="\(anchor)">\(content)\
      <figcaption><span class="figure-number">Figure \(figureCount)</span> \(captionHTML(caption))</figcaption></figure>
      """
  }

  /// A caption: text, in which `` `code` `` and `$maths$` are as in prose.
  private mutating func captionHTML(_ caption: String) -> String {
    HTML.escape(caption)
  }

  /// A drawing of LessonKit's, with ids of its own and, if the author gave one, the author's text.
  private mutating func svg(_ figure: Output.Figure, alt: String?) -> String {
    var svg = figure.svg.replacing("{id}", with: nextDrawing())
    if let alt, let title = svg.firstRange(of: /<title>[^<]*<\/title>/) {
      svg.replaceSubrange(title, with: "<title>\(HTML.escape(alt))</title>")
    }
    return svg
  }

  private mutating func nextDrawing() -> String {
    drawingCount += 1
    return "drawing.\(drawingCount)"
  }

  /// Draws a diagram. If that fails, its text stands in its place.
  ///
  /// - Parameter firstLine: how many lines below the place the text begins; `nil` if it was computed.
  private mutating func draw(_ dot: String, alt: String?, at place: SourceLocation, firstLine: Int?) -> String {
    switch diagrams.render(dot, id: nextDrawing(), alt: alt) {
    case .success(let svg):
      return svg
    case .failure(let error):
      var location = place
      if let firstLine, let line = error.line {
        location = SourceLocation(file: place.file, line: place.line + firstLine + line - 1)
      }
      diagnostics.append(.error(error.message, at: location, hint: "mend the diagram's DOT"))
      return HTML.preformatted(dot)
    }
  }

  /// Typesets a formula. If that fails, its TeX stands in its place.
  private mutating func typeset(_ tex: String, display: Bool, at place: (Int) -> SourceLocation) -> String {
    switch maths.render(tex, display: display) {
    case .success(let formula):
      return formula
    case .failure(let error):
      diagnostics.append(.error("this formula: \(error.message)", at: place(error.offset ?? 0), hint: "mend its TeX"))
      return "<code class=\"maths-error\">\(HTML.escape(tex))</code>"
    }
  }
}

extension Formula {
  /// The place in the file of a byte of the formula; in a formula of several lines, the line.
  fileprivate func place(offset: Int) -> SourceLocation {
    let before = tex.utf8.prefix(offset)
    let newlines = before.count { $0 == UInt8(ascii: "\n") }
    let column = newlines > 0 ? 1 : location.column + (display ? 2 : 1) + before.count
    return SourceLocation(file: location.file, line: location.line + newlines, column: column)
  }
}

extension Output {
  /// Whether it is drawn: what a cell's caption and text alternative are for.
  fileprivate var isFigure: Bool {
    switch self {
    case .plot, .image, .diagram, .equation, .table: true
    case .text, .error: false
    }
  }
}

extension String {
  /// The text, or its beginning and a word on the rest: a page is to be read.
  fileprivate func abridged(to limit: Int = 50_000) -> String {
    // A line feed after a carriage return is one character with it to Swift.
    let lines = replacing("\r\n", with: "\n")
    let text = lines.hasSuffix("\n") ? String(lines.dropLast()) : lines
    guard text.utf8.count > limit else { return text }
    let shown = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
    return shown + "\n… and \(text.utf8.count - limit) more bytes"
  }

  /// A path as a URL has it.
  fileprivate var addingURLEscapes: String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    return utf8.map { byte in
      kept.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
