/// The SVG of a plot. Extensions in other files draw series, contours and labels.
struct PlotDrawing {
  let plot: Plot
  let layout: PlotLayout
  /// The looks of the marks, in their order.
  let styles: [SeriesStyle]
  let notes: [String]
  var svg = SVG()
  /// The positions of the data drawn so far, which labels avoid.
  var occupied: [Point] = []
  /// The boxes of the labels drawn so far.
  var labelBoxes: [Box] = []

  /// Returns the figure of a plot, or a placeholder with the reason if there is nothing to draw.
  static func figure(of plot: Plot) -> Figure {
    let summary = plot.summary
    var notes = plot.notes + plot.missingValues
    let (plot, omitted) = plot.onItsScales
    if omitted > 0 { notes.append("\(counted(omitted, "value")) not above 0: no place on a logarithmic axis.") }
    guard let ranges = PlotRanges(of: plot) else {
      let message = plot.marks.isEmpty ? "Nothing to draw yet" : "No finite values to draw"
      return Figure.placeholder(message, title: plot.title, width: plot.width)
    }
    let layout = PlotLayout(of: plot, in: ranges, notes: notes.count)
    var drawing = PlotDrawing(plot: plot, layout: layout, styles: plot.styles, notes: notes)
    drawing.draw()
    return Figure(width: layout.width, height: layout.height, title: summary, body: drawing.svg.text)
  }

  private mutating func draw() {
    if let title = plot.title {
      svg.heading(title, baseline: layout.titleBaseline, width: layout.width)
    }
    drawLegend()
    drawAxes()
    svg.clip("area", to: layout.area.outset(by: 2))
    for (mark, style) in zip(plot.marks, styles) { draw(mark, in: style) }
    drawBaseline()
    for mark in plot.marks { drawLabels(of: mark) }
    svg.notes(notes, baseline: layout.firstNoteBaseline, width: layout.width)
  }

  private mutating func draw(_ mark: Mark, in style: SeriesStyle) {
    switch mark.shape {
    case .line(let points): drawLine(points, in: style)
    case .points(let points): drawPoints(points, in: style)
    case .area(let lower, let upper): drawArea(lower, upper, in: style)
    case .bars(let values, let labels): drawBars(values, labels, in: style)
    case .path(let points): drawPath(points, in: style)
    case .arrow(let from, let to): drawArrow(from, to, in: style)
    case .horizontalRule(let y): drawRule(from: Point(x: layout.xRange.lowerBound, y: y), isVertical: false, in: style)
    case .verticalRule(let x): drawRule(from: Point(x: x, y: layout.yRange.lowerBound), isVertical: true, in: style)
    case .contour(let field, let levels): drawContour(field, levels, in: style)
    case .annotation: break  // Drawn with the labels, after all marks.
    }
  }

  private mutating func drawAxes() {
    let area = layout.area
    for (value, label) in zip(layout.yTicks.values, layout.yTicks.labels) {
      let y = layout.place(Point(x: layout.xRange.lowerBound, y: value)).y
      svg.line(Point(x: area.left, y: y), Point(x: area.right, y: y), SVG.gridStroke)
      svg.label(label, at: Point(x: area.left - 7, y: y + 4), anchor: .end, SVG.tabular)
    }
    drawMinorLines()
    if !plot.hasBars {
      for (value, label) in zip(layout.xTicks.values, layout.xTicks.labels) {
        let x = layout.place(Point(x: value, y: layout.yRange.lowerBound)).x
        svg.line(Point(x: x, y: area.top), Point(x: x, y: area.bottom), SVG.gridStroke)
        // A label that would be cut off at the figure's right end ends at its tick.
        let anchor: SVG.Anchor = x + TextWidth.of(label) / 2 > layout.width ? .end : .middle
        svg.label(label, at: Point(x: x, y: layout.xTickBaseline), anchor: anchor, SVG.tabular)
      }
    }
    if let label = plot.xAxis.label {
      svg.label(label, below: area, baseline: layout.xLabelBaseline, width: layout.width)
    }
    if let label = plot.yAxis.label {
      svg.label(TextWidth.fitted(label, to: layout.width - 8), at: Point(x: 0, y: layout.yLabelBaseline))
    }
  }

  /// Draws the lines between the ticks of logarithmic axes, whose distances show the scale.
  private mutating func drawMinorLines() {
    let area = layout.area
    let corner = Point(x: layout.xRange.lowerBound, y: layout.yRange.lowerBound)
    let rows = layout.yTicks.minor.map { value -> String in
      let y = SVG.number(layout.place(Point(x: corner.x, y: value)).y)
      return "M\(SVG.number(area.left)) \(y)h\(SVG.number(area.width))"
    }
    let places = plot.hasBars ? [] : layout.xTicks.minor
    let columns = places.map { value -> String in
      let x = SVG.number(layout.place(Point(x: value, y: corner.y)).x)
      return "M\(x) \(SVG.number(area.top))v\(SVG.number(area.height))"
    }
    guard !(rows + columns).isEmpty else { return }
    svg.element("path", ["d": (rows + columns).joined(), "opacity": "0.5", "style": "stroke:var(--grid,#8884)"])
  }

  /// Draws the axes above the data: the lower edge, and the lines x = 0 and y = 0.
  private mutating func drawBaseline() {
    let area = layout.area
    let corner = layout.place(Point(x: 0, y: 0))
    let stroke: KeyValuePairs = ["stroke": "currentColor", "stroke-opacity": "0.6"]
    svg.line(Point(x: area.left, y: area.bottom), Point(x: area.right, y: area.bottom), stroke)
    if plot.hasContour { return }  // A zero line could be taken for a contour line.
    let faint: KeyValuePairs = ["stroke": "currentColor", "stroke-opacity": "0.35"]
    if layout.yScale == .linear, corner.y > area.top, corner.y < area.bottom - 1 {
      svg.line(Point(x: area.left, y: corner.y), Point(x: area.right, y: corner.y), faint)
    }
    if layout.xScale == .linear, !plot.hasBars, corner.x > area.left + 1, corner.x < area.right {
      svg.line(Point(x: corner.x, y: area.top), Point(x: corner.x, y: area.bottom), faint)
    }
  }

  private mutating func drawLegend() {
    for entry in layout.legend.entries {
      let y = layout.legendTop + Double(entry.row) * Legend.rowHeight + 10
      for index in entry.marks {
        let start = Point(x: entry.x, y: y)
        drawSample(of: plot.marks[index].shape, in: styles[index], from: start, width: entry.sampleWidth)
      }
      let x = entry.x + entry.sampleWidth + 6
      svg.label(TextWidth.fitted(entry.name, to: layout.width - x), at: Point(x: x, y: y + 4))
    }
  }

  private mutating func drawSample(of shape: Mark.Shape, in style: SeriesStyle, from start: Point, width: Double) {
    let end = Point(x: start.x + width, y: start.y)
    let middle = Point(x: start.x + width / 2, y: start.y)
    switch shape {
    case .line: svg.path([start, end], style.line)
    case .points: style.marker.draw(at: middle, colour: style.css, on: &svg)
    case .bars(let values, _):
      let box = Box(left: start.x, top: start.y - 6, right: end.x, bottom: start.y + 6)
      svg.bar(box, isNegative: values.allSatisfy { $0 < 0 }, in: style)
    case .area, .contour:
      let box = Box(left: start.x, top: start.y - 6, right: end.x, bottom: start.y + 6)
      svg.rectangle(box, ["style": "fill:\(style.css);fill-opacity:0.3"])
    case .path, .arrow: svg.arrow(from: start, to: end, colour: style.css)
    case .horizontalRule, .verticalRule, .annotation: break  // They are labelled in the plot.
    }
  }
}
