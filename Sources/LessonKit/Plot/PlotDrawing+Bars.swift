// Bars, whose negative ones have a colour and hatches of their own where the colour has a meaning by sign.

extension PlotDrawing {
  mutating func drawBars(_ values: [Double], _ labels: [String], in style: SeriesStyle) {
    let names = values.indices.map { $0 < labels.count ? labels[$0] : String($0) }
    let slot = layout.area.width / (layout.xRange.upperBound - layout.xRange.lowerBound)
    let widest = names.reduce(1) { max($0, Plot.textWidth($1) + 8) }
    let stride = Int(min(max(widest / slot, 1), 1e9).rounded(.up))
    // Several series of bars stand side by side.
    let count = Double(barSeriesCount)
    let width = slot * 0.76 / count
    let offset = (Double(style.order) - count / 2) * width
    var bars: [(box: Box, isNegative: Bool)] = []
    for (index, value) in values.enumerated() {
      let foot = layout.place(Point(x: Double(index), y: layout.barFoot))
      if style.order == 0, index % stride == 0, isVisible(Point(x: foot.x, y: layout.area.bottom)) {
        svg.label(names[index], at: Point(x: foot.x, y: layout.xTickBaseline), anchor: .middle)
      }
      guard isDrawable(value) else { continue }
      let head = layout.place(Point(x: Double(index), y: value))
      occupied.append(head)
      let left = foot.x + offset
      let bar = Box(left: left, top: min(foot.y, head.y), right: left + width, bottom: max(foot.y, head.y))
      bars.append((bar, value < 0))
    }
    svg.hatches(of: style)
    svg.element("g", ["clip-path": SVG.reference("area")]) { svg in
      for bar in bars { svg.bar(bar.box, isNegative: bar.isNegative, in: style) }
    }
  }

  /// The number of series of bars.
  private var barSeriesCount: Int {
    let orders = zip(plot.marks, styles).map { mark, style in
      if case .bars = mark.shape { style.order } else { 0 }
    }
    return (orders.max() ?? 0) + 1
  }
}

extension SVG {
  /// Defines the hatches of negative bars, if the style has any.
  mutating func hatches(of style: SeriesStyle) {
    guard let colour = style.colour.negativeCSS else { return }
    let attributes: Attributes = [
      "id": "{id}-hatches-\(style.order)", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse",
      "patternTransform": "rotate(45)",
    ]
    element("pattern", attributes) { svg in
      svg.element("path", ["d": "M1.5 0V5", "style": "stroke:\(colour);stroke-width:3"])
    }
  }

  /// Appends a bar of a plot or of its legend.
  mutating func bar(_ box: Box, isNegative: Bool, in style: SeriesStyle) {
    if isNegative, let colour = style.colour.negativeCSS {
      let fill = Self.reference("hatches-\(style.order)")
      rectangle(box, ["fill": fill, "style": "stroke:\(colour);stroke-width:1.2"])
    } else {
      rectangle(box, ["style": "fill:\(style.css);fill-opacity:0.85"])
    }
  }
}
