extension PlotDrawing {
  /// Draws the label of an annotation or a rule. Called after all marks are drawn, so that labels can avoid the data.
  mutating func drawLabels(of mark: Mark) {
    switch mark.shape {
    case .annotation(let text, let point):
      guard point.isDrawable, layout.area.contains(layout.place(point)) else { return }
      let place = layout.place(point)
      svg.circle(at: place, radius: "3", ["fill": "none", "stroke": "currentColor"])
      drawLabel(text, among: around(place, width: Plot.textWidth(text)))
    case .horizontalRule(let value):
      guard let name = mark.name, layout.yRange.contains(value) else { return }
      let y = layout.place(Point(x: layout.xRange.lowerBound, y: value)).y
      drawLabel(name, among: along(y: y, width: Plot.textWidth(name)))
    case .verticalRule(let value):
      guard let name = mark.name, layout.xRange.contains(value) else { return }
      let x = layout.place(Point(x: value, y: layout.yRange.lowerBound)).x
      drawLabel(name, among: along(x: x, width: Plot.textWidth(name)))
    case .line, .points, .area, .bars, .path, .arrow, .contour: break
    }
  }

  /// The height of a label in pixels.
  private static let labelHeight = 17.0

  private func box(left: Double, top: Double, width: Double) -> Box {
    Box(left: left, top: top, right: left + width, bottom: top + Self.labelHeight)
  }

  /// Returns candidate boxes for a label next to a point, in order of preference.
  private func around(_ point: Point, width: Double) -> [Box] {
    let (near, above, below) = (7.0, point.y - 7 - Self.labelHeight, point.y + 7)
    let middle = point.y - Self.labelHeight / 2
    return [
      box(left: point.x + near, top: above, width: width),
      box(left: point.x - near - width, top: above, width: width),
      box(left: point.x + near, top: below, width: width),
      box(left: point.x - near - width, top: below, width: width),
      box(left: point.x - width / 2, top: above - 3, width: width),
      box(left: point.x - width / 2, top: below + 3, width: width),
      box(left: point.x + near + 3, top: middle, width: width),
      box(left: point.x - near - 3 - width, top: middle, width: width),
    ]
  }

  /// Returns candidate boxes for the label of a horizontal rule, in order of preference.
  private func along(y: Double, width: Double) -> [Box] {
    let area = layout.area
    let lefts = [area.right - width - 4, area.left + 6, (area.left + area.right - width) / 2]
    return lefts.flatMap { left in
      [y - Self.labelHeight - 3, y + 3].map { box(left: left, top: $0, width: width) }
    }
  }

  /// Returns candidate boxes for the label of a vertical rule, in order of preference.
  private func along(x: Double, width: Double) -> [Box] {
    let area = layout.area
    let tops = [area.top + 3, area.bottom - Self.labelHeight - 4, (area.top + area.bottom) / 2]
    return tops.flatMap { top in
      [x + 5, x - 5 - width].map { box(left: $0, top: top, width: width) }
    }
  }

  /// Draws a label in the box with the lowest cost.
  private mutating func drawLabel(_ text: String, among boxes: [Box]) {
    var best: (box: Box, cost: Int)?
    for box in boxes {
      let cost = cost(of: box)
      if cost < best?.cost ?? .max { best = (box, cost) }
    }
    guard let box = best?.box else { return }
    labelBoxes.append(box)
    let middle = Point(x: (box.left + box.right) / 2, y: box.bottom - 4)
    svg.label(text, at: middle, anchor: .middle, ["style": SVG.textHalo])
  }

  /// The cost of a label in a box: 10,000 outside the figure, 1000 for each label that it overlaps, and 1 or 2 for each
  /// covered sample of the data.
  private func cost(of box: Box) -> Int {
    let page = Box(left: 0, top: layout.area.top - 4, right: layout.width, bottom: layout.area.bottom)
    var cost = page.contains(box) ? 0 : 10_000
    cost += labelBoxes.count { $0.overlaps(box) } * 1000
    let wide = box.outset(by: 2)
    for (from, to) in zip(occupied, occupied.dropFirst()) {
      if wide.contains(from) { cost += 2 }
      // The line between two successive points is sampled too, every 6 pixels.
      let steps = min(60, Int(from.distance(to: to) / 6))
      for step in 1..<max(1, steps) {
        let part = Double(step) / Double(steps)
        if wide.contains(Point(x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part)) { cost += 1 }
      }
    }
    return cost
  }
}
