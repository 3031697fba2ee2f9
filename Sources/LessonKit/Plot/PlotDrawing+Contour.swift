extension PlotDrawing {
  /// Draws the regions at or above each level, their boundaries, and the colour scale.
  mutating func drawContour(_ field: ScalarField, _ levels: Mark.Levels, in style: SeriesStyle) {
    guard let range = field.range else { return }
    let (values, labels) = labelled(levels, in: range)
    // Each level's region is drawn over the lower levels', so its opacity decreases with their number.
    let opacity = min(0.45, 1.2 / Double(max(1, values.count)))
    let fill = "fill:\(style.css);fill-opacity:\(SVG.number(opacity))"
    let paths = values.map { value in
      Contour(of: field, at: value).loops.map { loop in
        Tenths.path(Polyline.simplified(loop: loop.map(layout.place)).map(Tenths.init), closed: true)
      }.joined()
    }
    svg.clip("contour", to: layout.area)
    svg.element("g", ["clip-path": SVG.reference("contour"), "stroke": "currentColor", "style": fill]) { svg in
      for path in paths where !path.isEmpty {
        svg.element("path", ["d": path, "fill-rule": "evenodd", "stroke-opacity": "0.3"])
      }
    }
    drawScale(values, labels, range: range, fill: fill)
  }

  /// Returns the values of the levels and their labels on the colour scale.
  private func labelled(_ levels: Mark.Levels, in range: ClosedRange<Double>) -> (values: [Double], labels: [String]) {
    switch levels {
    case .about(let count):
      guard range.lowerBound < range.upperBound else { return ([], []) }
      let ticks = Ticks(in: range, about: count)
      let inside = zip(ticks.values, ticks.labels).filter { $0.0 > range.lowerBound }
      return (inside.map { $0.0 }, inside.map { $0.1 })
    case .at(let values): return (values, values.map(FixedPoint.brief))
    }
  }

  /// Draws the colour scale to the right of the area.
  private mutating func drawScale(_ values: [Double], _ labels: [String], range: ClosedRange<Double>, fill: String) {
    let bar = layout.area.colourScale
    func height(_ value: Double) -> Double {
      bar.bottom - bar.height * (value - range.lowerBound) / max(range.upperBound - range.lowerBound, 1e-300)
    }
    var previous = bar.bottom + 100
    for (value, label) in zip(values, labels) where range.contains(value) {
      let y = height(value)
      svg.rectangle(Box(left: bar.left, top: bar.top, right: bar.right, bottom: y), ["style": fill])
      let stroke: KeyValuePairs = ["stroke": "currentColor", "stroke-opacity": "0.3"]
      svg.line(Point(x: bar.left, y: y), Point(x: bar.right, y: y), stroke)
      if previous - y >= 17 {
        let text = Plot.fitted(label, to: layout.width - bar.right - 6)
        svg.label(text, at: Point(x: bar.right + 5, y: y + 5), SVG.tabular)
        previous = y
      }
    }
    svg.rectangle(bar, ["fill": "none", "stroke": "currentColor", "stroke-opacity": "0.35"])
    if values.isEmpty {
      svg.label(FixedPoint.brief(range.lowerBound), at: Point(x: bar.right + 5, y: bar.bottom), SVG.tabular)
    }
  }
}
