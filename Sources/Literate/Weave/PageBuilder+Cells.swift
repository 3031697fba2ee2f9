// A cell on the page: its code and its outputs.

extension PageBuilder {
  mutating func add(_ cell: Cell, _ run: CellRun) {
    let code = codeHTML(cell, isOpen: run.ending != .ok)
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

  /// - Parameter isOpen: whether folded code is unfolded: a reader has to see what went wrong.
  private func codeHTML(_ cell: Cell, isOpen: Bool) -> String {
    let code = cell.shownCode
    let lines = SwiftHighlighter.html(code.hasSuffix("\n") ? String(code.dropLast()) : code)
    let pre = "<pre class=\"code\"><code>\(lines)</code></pre>\n"
    return switch cell.options.code {
    case .shown: pre
    case .fold: "<details class=\"code-fold\"\(isOpen ? " open" : "")><summary>Code</summary>\n\(pre)</details>\n"
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
    case .diagram(let dot, let ownCaption, let ownAlt, let summary):
      type = "diagram"
      let svg = draw(dot, alt: ownAlt ?? alt ?? summary ?? ownCaption ?? caption, at: cell.location, firstLine: nil)
      content = self.figure(svg, class: "diagram", caption: ownCaption ?? caption)
    case .equation(let tex, let ownCaption):
      type = "equation"
      let formula = typeset(TeX(tex, display: true)) { _ in cell.location }
      let below = ownCaption ?? caption
      content = below.map { figure(formula, class: "equation", caption: $0) } ?? formula
    case .table(let table):
      type = "table"
      content = tableHTML(table, caption: table.caption ?? caption)
    case .error(let error):
      type = "error"
      content = errorHTML(error)
    }
    return "<div class=\"output\" data-type=\"\(type)\"\(attributes)>\(content)</div>\n"
  }

  func errorHTML(_ error: Output.CellError) -> String {
    let place = error.line.map { " · line \($0)" } ?? ""
    return "<p class=\"error-title\">\(HTML.escape(error.title + place))</p>" + HTML.preformatted(error.text)
  }

  private func tableHTML(_ table: Output.Table, caption: String?) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      let cells = zip(cells, table.alignments).map { cell, alignment in
        "<\(tag) style=\"text-align:\(alignment.css)\">\(HTML.escape(cell))</\(tag)>"
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
}

extension Output.Table.Alignment {
  fileprivate var css: String {
    switch self {
    case .left: "left"
    case .centre: "center"
    case .right: "right"
    }
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
}
