// The box around a surface: its floor, its two back walls, and the ticks and labels of its three axes.

extension SurfaceDrawing {
  /// Draws the floor and the back walls with a line at each tick, and the axes' labels.
  mutating func drawBox(heights: AxisTicks) {
    let (x, y, z) = (projection.x, projection.y, projection.z)
    func pixel(_ x: Double, _ y: Double, _ z: Double) -> Point { projection.pixel(Point(x: x, y: y), z) }
    let columns = ticks(of: x)
    let rows = ticks(of: y)
    var lines: [[Point]] = []
    for value in columns.values {
      lines.append([pixel(value, y.lowerBound, z.lowerBound), pixel(value, y.upperBound, z.lowerBound)])
    }
    for value in rows.values {
      lines.append([pixel(x.lowerBound, value, z.lowerBound), pixel(x.upperBound, value, z.lowerBound)])
    }
    for value in heights.values {
      lines.append([
        pixel(x.lowerBound, y.lowerBound, value), pixel(x.lowerBound, y.upperBound, value),
        pixel(x.upperBound, y.upperBound, value),
      ])
    }
    svg.element("path", ["d": joined(lines), "fill": "none", "style": "stroke:var(--grid,#8884)"])

    let corners = [
      pixel(x.lowerBound, y.lowerBound, z.lowerBound), pixel(x.upperBound, y.lowerBound, z.lowerBound),
      pixel(x.upperBound, y.upperBound, z.lowerBound), pixel(x.lowerBound, y.upperBound, z.lowerBound),
    ]
    let tops = [
      pixel(x.lowerBound, y.lowerBound, z.upperBound), pixel(x.lowerBound, y.upperBound, z.upperBound),
      pixel(x.upperBound, y.upperBound, z.upperBound),
    ]
    let frame = [[tops[0]] + corners + [corners[0]], [corners[3], tops[1]], [corners[2], tops[2]], tops]
    let strokes = joined(frame.dropLast())
    svg.element("path", ["d": strokes, "fill": "none", "stroke": "currentColor", "stroke-opacity": "0.5"])

    for (value, label) in zip(columns.values, columns.labels) {
      let place = pixel(value, y.lowerBound, z.lowerBound)
      svg.label(label, at: Point(x: place.x + 1, y: place.y + 18), anchor: .end, SVG.tabular)
    }
    for (value, label) in zip(rows.values, rows.labels) {
      let place = pixel(x.upperBound, value, z.lowerBound)
      svg.label(label, at: Point(x: place.x + 6, y: place.y + 14), SVG.tabular)
    }
    drawHeights(heights, at: Point(x: x.lowerBound, y: y.lowerBound))
    drawLabels(corners)
  }

  private func ticks(of range: ClosedRange<Double>) -> AxisTicks { AxisTicks(in: range, about: 4) }

  private func joined(_ lines: some Sequence<[Point]>) -> String {
    lines.map { SVG.path($0) }.joined()
  }

  /// Draws the axis of heights at the left edge, with a strip in the surface's shades.
  private mutating func drawHeights(_ ticks: AxisTicks, at place: Point) {
    let foot = projection.pixel(place, projection.z.lowerBound)
    let head = projection.pixel(place, projection.z.upperBound)
    let step = (foot.y - head.y) / Double(Self.shades)
    for shade in 0..<Self.shades {
      let bottom = foot.y - Double(shade) * step
      let box = Box(left: foot.x - 9, top: bottom - step, right: foot.x - 2, bottom: bottom)
      svg.rectangle(box, ["style": "fill:\(Self.colour(of: shade))"])
    }
    for (value, label) in zip(ticks.values, ticks.labels) {
      let y = projection.pixel(place, value).y
      svg.label(label, at: Point(x: foot.x - 13, y: y + 5), anchor: .end, SVG.tabular)
    }
  }

  /// Draws the labels of the two horizontal axes, below the middles of their edges.
  private mutating func drawLabels(_ corners: [Point]) {
    let size = Plot.textSize
    if let label = surface.xLabel {
      // A long label reaches further right, where the edge is lower.
      let text = TextWidth.fitted(label, to: corners[1].x - 20, size: size)
      let end = max((corners[0].x + corners[1].x) / 2 - 16, TextWidth.of(text, size: size))
      let part = (end - corners[0].x) / max(corners[1].x - corners[0].x, 1)
      let edge = corners[0].y + (corners[1].y - corners[0].y) * min(max(part, 0.4), 1)
      svg.label(text, at: Point(x: end, y: edge + 42), anchor: .end)
    }
    if let label = surface.yLabel {
      // Below the front corner there is more room than beside the edge.
      let place = Point(x: corners[1].x + 24, y: corners[1].y + 20)
      let room = width - Plot.textWidth(label)
      let left = max(min(place.x, room), corners[1].x - 10)
      svg.label(TextWidth.fitted(label, to: max(40, width - left), size: size), at: Point(x: left, y: place.y))
    }
  }
}
