import Wire

// A cell's outputs on the page.

extension PageBuilder {
  /// - Parameter isCaptioned: true for the output that the cell's own caption and text alternative are for.
  mutating func outputHTML(_ output: CellOutput, _ cell: Cell, isCaptioned: Bool) -> String {
    switch output {
    case .text(let text, .output):
      Self.outputHTML(type: Output.Kind.text.rawValue, HTML.preformatted(text.abridged()))
    case .text(let text, .error):
      Self.outputHTML(
        type: Output.Kind.text.rawValue,
        attributes: " data-stream=\"stderr\"",
        HTML.preformatted(text.abridged())
      )
    case .shown(let output, let caption, let alt):
      Self.outputHTML(
        type: output.kind.rawValue,
        content(
          of: output,
          caption: caption ?? (isCaptioned ? cell.options.caption : nil),
          alt: alt ?? (isCaptioned ? cell.options.alt : nil),
          at: cell.location
        )
      )
    case .error(let error):
      errorHTML(error)
    }
  }

  /// A failure of a cell or of something that it shows.
  func errorHTML(_ error: CellOutput.CellError) -> String {
    let place = error.line.map { " · line \($0)" } ?? ""
    let title = "<p class=\"error-title\">\(HTML.escape(error.title + place))</p>"
    return Self.outputHTML(type: "error", title + HTML.preformatted(error.text))
  }

  private static func outputHTML(type: String, attributes: String = "", _ content: String) -> String {
    "<div class=\"output\" data-type=\"\(type)\"\(attributes)>\(content)</div>"
  }

  /// The HTML of each kind of output.
  private mutating func content(of output: Output, caption: String?, alt: String?, at place: SourceLocation) -> String {
    switch output {
    case .text(let text):
      return HTML.preformatted(text.abridged())
    case .plot(let drawing), .image(let drawing):
      return figure(svg(drawing, alt: alt), class: output.kind.rawValue, caption: caption)
    case .diagram(let diagram):
      let summary = diagram.summary.isEmpty ? nil : diagram.summary
      let svg = draw(diagram.dot, alt: alt ?? summary ?? caption, at: place, firstLine: nil)
      return figure(svg, class: output.kind.rawValue, caption: caption)
    case .equation(let equation):
      let formula = typeset(TeX(equation.tex, display: true)) { _ in place }
      return caption.map { figure(formula, class: output.kind.rawValue, caption: $0) } ?? formula
    case .table(let table):
      return tableHTML(table, caption: caption)
    }
  }

  private func tableHTML(_ table: Table, caption: String?) -> String {
    // A table without columns has nothing to lay out.
    let table =
      table.header.isEmpty ? Table(header: ["an empty table"], rows: [], alignments: [.left]) : table
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

extension Table.Alignment {
  fileprivate var css: String {
    switch self {
    case .left: "left"
    case .centre: "center"
    case .right: "right"
    }
  }
}

extension CellOutput {
  /// True for a value that was shown: a cell's caption and text alternative are for the last of them.
  var isShown: Bool {
    switch self {
    case .shown: true
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
