import Wire

// The HTML of a cell's outputs.

extension PageBuilder {
  /// The HTML of an output.
  ///
  /// - Parameter isCaptioned: True for the output that gets the cell's own caption and text alternative.
  mutating func outputHTML(_ output: CellOutput, _ cell: Cell, isCaptioned: Bool) -> String {
    switch output {
    case .text(let text, let stream):
      let attributes = stream == .error ? " data-stream=\"stderr\"" : ""
      return Self.outputHTML(type: "text", attributes: attributes, HTML.preformatted(text.abridged()))
    case .shown(let output, let caption, let alt):
      let options = isCaptioned ? cell.options : CellOptions()
      let (caption, alt) = (caption ?? options.caption, alt ?? options.alt)
      let content = content(of: output, caption: caption, alt: alt, at: cell.location)
      return Self.outputHTML(type: output.kind.rawValue, content)
    case .error(let error):
      return errorHTML(error)
    }
  }

  /// The HTML of a failure of a cell or of its output.
  func errorHTML(_ error: CellOutput.CellError) -> String {
    let line = error.line.map { " · line \($0)" } ?? ""
    let title = "<p class=\"error-title\">\(HTML.escape(error.title + line))</p>"
    return Self.outputHTML(type: "error", title + HTML.preformatted(error.text))
  }

  private static func outputHTML(type: String, attributes: String = "", _ content: String) -> String {
    "<div class=\"output\" data-type=\"\(type)\"\(attributes)>\(content)</div>"
  }

  /// The HTML of a value given to `show`.
  private mutating func content(of output: Output, caption: String?, alt: String?, at location: SourceLocation)
    -> String
  {
    switch output {
    case .text(let text):
      return HTML.preformatted(text.abridged())
    case .plot(let drawing), .image(let drawing):
      return figure(svg(drawing, alt: alt), class: output.kind.rawValue, caption: caption)
    case .diagram(let diagram):
      let summary = diagram.summary.isEmpty ? nil : diagram.summary
      let svg = draw(diagram.dot, alt: alt ?? summary ?? caption, at: location, firstLine: nil)
      return figure(svg, class: output.kind.rawValue, caption: caption)
    case .equation(let equation):
      let formula = typeset(TeX(equation.tex, display: true)) { _ in location }
      return caption.map { figure(formula, class: output.kind.rawValue, caption: $0) } ?? formula
    case .table(let table):
      return tableHTML(table, caption: caption)
    }
  }

  private func tableHTML(_ table: Table, caption: String?) -> String {
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

extension String {
  /// The text without a final newline; if it is longer than `limit` UTF-8 bytes, its beginning and the number of bytes
  /// left out.
  fileprivate func abridged(to limit: Int = 50_000) -> String {
    // In Swift, a carriage return with a line feed is one character.
    let lines = replacing("\r\n", with: "\n")
    let text = lines.hasSuffix("\n") ? String(lines.dropLast()) : lines
    guard text.utf8.count > limit else { return text }
    let shown = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
    return shown + "\n… and \(text.utf8.count - limit) more bytes"
  }
}
