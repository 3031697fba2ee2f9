// The HTML of a cell: its code, then its outputs.

extension PageBuilder {
  mutating func add(_ cell: Cell, _ run: CellRun) {
    let code = codeHTML(cell, isOpen: run.ending != .ok)
    var outputs = ""
    if cell.options.volatile, run.ending == .ok {
      outputs = "<div class=\"output\" data-type=\"text\"><p class=\"volatile\">Differs from run to run</p></div>\n"
    } else {
      let shown = run.outputs.filter { if case .error = $0 { true } else { !cell.options.quiet } }
      // The cell's caption and text alternative are for the last value that it shows.
      let captioned = shown.lastIndex { if case .shown = $0 { true } else { false } }
      for (index, output) in shown.enumerated() {
        outputs += outputHTML(output, cell, isCaptioned: index == captioned) + "\n"
      }
    }
    let mode = cell.options.mode == .run ? "" : " data-mode=\"\(cell.options.mode.rawValue)\""
    let hidden = code.isEmpty && outputs.isEmpty ? " hidden" : ""
    html += """
      <section class="cell" id="\(HTML.escape(cell.id))" data-status="\(run.ending.rawValue)"\(mode)\(hidden)>
      \(code)\(outputs)</section>

      """
  }

  /// The HTML of a cell's code.
  ///
  /// - Parameter isOpen: True if folded code is unfolded at first, as that of a failed cell.
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
}
