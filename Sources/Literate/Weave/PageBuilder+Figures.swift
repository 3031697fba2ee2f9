import Wire

// The HTML of figures, diagrams and formulas. Their ids contain a full stop, which those of headings and cells don't.

extension PageBuilder {
  /// A `<figure>` element, numbered if it has a caption.
  mutating func figure(_ content: String, class name: String, caption: String?) -> String {
    guard let caption else { return "<figure class=\"\(name)\">\(content)</figure>" }
    figureCount += 1
    let anchor = "figure.\(figureCount)"
    return """
      <figure class="\(name)" id="\(anchor)">\(content)\
      <figcaption><span class="figure-number">Figure \(figureCount)</span> \(HTML.escape(caption))</figcaption></figure>
      """
  }

  /// A drawing's SVG with ids that are unique on the page, and with the text alternative as its title if there is one.
  /// Several drawings are one image with one text.
  mutating func svg(_ drawing: Drawing, alt: String?) -> String {
    var svg = drawing.svg.replacing("{id}", with: nextDrawingID())
    if drawing.columns > 1 {
      let label = HTML.escape(alt ?? drawing.title)
      return "<div class=\"grid columns-\(drawing.columns)\" role=\"img\" aria-label=\"\(label)\">\(svg)</div>"
    }
    if let alt, let title = svg.firstRange(of: /<title>[^<]*<\/title>/) {
      svg.replaceSubrange(title, with: "<title>\(HTML.escape(alt))</title>")
    }
    return svg
  }

  private mutating func nextDrawingID() -> String {
    drawingCount += 1
    return "drawing.\(drawingCount)"
  }

  /// A diagram's SVG; if it can't be drawn, an error with its text.
  ///
  /// - Parameter firstLine: The number of lines from the location to the text's first line; `nil` if the text was
  ///   computed.
  mutating func draw(_ dot: String, alt: String?, at location: SourceLocation, firstLine: Int?) -> String {
    switch diagrams.render(dot, id: nextDrawingID(), alt: alt) {
    case .success(let svg):
      return svg
    case .failure(let error):
      var location = location
      if let firstLine, let line = error.location?.line { location.line += firstLine + line - 1 }
      diagnostics.append(.error(.weave, error.message, at: location, hint: error.hint ?? "mend the diagram's DOT"))
      let failure = CellOutput.CellError(title: "Diagram", line: location.line, text: "\(error.text)\n\n\(dot)")
      return errorHTML(failure)
    }
  }

  /// A formula's HTML; if it could not be typeset, its TeX.
  ///
  /// - Parameter location: Maps an offset in the TeX, in UTF-8 bytes, to the lesson.
  mutating func typeset(_ tex: TeX, at location: (Int) -> SourceLocation) -> String {
    switch formulas?[tex] {
    case .success(let formula)?:
      return formula
    case .failure(let error)?:
      let offset = error.location.map { $0.column - 1 } ?? 0
      diagnostics.append(.error(.weave, "this formula: \(error.message)", at: location(offset), hint: "mend its TeX"))
      return "<code class=\"maths-error\" title=\"\(HTML.escape(error.message))\">\(HTML.escape(tex.text))</code>"
    case nil:
      return "<code class=\"tex\"\(tex.display ? " data-display" : "")>\(HTML.escape(tex.text))</code>"
    }
  }
}
