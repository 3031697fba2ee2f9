import Wire

// Figures, diagrams and formulas on the page. Ids with a full stop can't be a heading's or a cell's.

extension PageBuilder {
  /// A figure; with a number if it has a caption.
  mutating func figure(_ content: String, class name: String, caption: String?) -> String {
    guard let caption else { return "<figure class=\"\(name)\">\(content)</figure>" }
    figureCount += 1
    let anchor = "figure.\(figureCount)"
    return """
      <figure class="\(name)" id="\(anchor)">\(content)\
      <figcaption><span class="figure-number">Figure \(figureCount)</span> \(HTML.escape(caption))</figcaption></figure>
      """
  }

  /// A drawing with ids of its own, described by the alt if there is one.
  mutating func svg(_ drawing: Drawing, alt: String?) -> String {
    var svg = drawing.svg.replacing("{id}", with: nextDrawing())
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
  mutating func draw(_ dot: String, alt: String?, at place: SourceLocation, firstLine: Int?) -> String {
    switch diagrams.render(dot, id: nextDrawing(), alt: alt) {
    case .success(let svg):
      return svg
    case .failure(let error):
      var location = place
      if let firstLine, let line = error.location?.line { location.line += firstLine + line - 1 }
      diagnostics.append(.error(.weave, error.message, at: location, hint: error.hint ?? "mend the diagram's DOT"))
      let told = CellOutput.CellError(title: "Diagram", line: location.line, text: "\(error.text)\n\n\(dot)")
      return errorHTML(told)
    }
  }

  /// Gives a formula as typeset. If it could not be, its TeX stands in its place.
  ///
  /// - Parameter place: maps an offset in the TeX, in UTF-8 bytes, to the place in the lesson.
  mutating func typeset(_ tex: TeX, at place: (Int) -> SourceLocation) -> String {
    switch formulas?[tex] {
    case .success(let formula)?:
      return formula
    case .failure(let error)?:
      let offset = error.location.map { $0.column - 1 } ?? 0
      diagnostics.append(.error(.weave, "this formula: \(error.message)", at: place(offset), hint: "mend its TeX"))
      return "<code class=\"maths-error\" title=\"\(HTML.escape(error.message))\">\(HTML.escape(tex.text))</code>"
    case nil:
      return "<code class=\"tex\"\(tex.display ? " data-display" : "")>\(HTML.escape(tex.text))</code>"
    }
  }
}
