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
    return Figure(
      width: layout.width,
      height: layout.height,
      title: summary,
      body: drawing.svg.text,
      textSize: Plot.textSize
    )
  }

  private mutating func draw() {
    if let title = plot.title {
      svg.heading(title, baseline: layout.titleBaseline, width: layout.width, size: Plot.textSize + 1)
    }
    svg.legend(layout.legend, of: plot.marks, in: styles, top: layout.legendTop, width: layout.width)
    drawAxes()
    svg.clip("area", to: layout.area.outset(by: 2))
    for (mark, style) in zip(plot.marks, styles) { draw(mark, in: style) }
    drawBaseline()
    for mark in plot.marks { drawLabels(of: mark) }
    drawEndLabels()
    svg.notes(notes, baseline: layout.firstNoteBaseline, width: layout.width, size: Plot.textSize)
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
    let hasColumns = !plot.hasBars
    drawGrid(rows: layout.yTicks.values, columns: hasColumns ? layout.xTicks.values : [], opacity: "1")
    // The lines between the ticks of a logarithmic axis show its scale by their distances.
    drawGrid(rows: layout.yTicks.minor, columns: hasColumns ? layout.xTicks.minor : [], opacity: "0.5")
    for (value, label) in zip(layout.yTicks.values, layout.yTicks.labels) {
      let y = layout.place(Point(x: layout.xRange.lowerBound, y: value)).y
      svg.label(label, at: Point(x: area.left - 7, y: y + 5), anchor: .end, SVG.tabular)
    }
    if hasColumns {
      for (value, label) in zip(layout.xTicks.values, layout.xTicks.labels) {
        let x = layout.place(Point(x: value, y: layout.yRange.lowerBound)).x
        // A label that would be cut off at the figure's right end ends at its tick.
        let anchor: SVG.Anchor = x + Plot.textWidth(label) / 2 > layout.width ? .end : .middle
        svg.label(label, at: Point(x: x, y: layout.xTickBaseline), anchor: anchor, SVG.tabular)
      }
    }
    if let label = plot.xAxis.label {
      svg.label(label, below: area, baseline: layout.xLabelBaseline, width: layout.width, size: Plot.textSize)
    }
    if let label = plot.yAxis.label {
      svg.label(Plot.fitted(label, to: layout.width - 8), at: Point(x: 0, y: layout.yLabelBaseline))
    }
  }

  /// Draws the grid's lines through the whole area, as one path.
  private mutating func drawGrid(rows: [Double], columns: [Double], opacity: String) {
    let area = layout.area
    let corner = Point(x: layout.xRange.lowerBound, y: layout.yRange.lowerBound)
    let across = rows.map { value -> String in
      let y = SVG.number(layout.place(Point(x: corner.x, y: value)).y)
      return "M\(SVG.number(area.left)) \(y)h\(SVG.number(area.width))"
    }
    let down = columns.map { value -> String in
      let x = SVG.number(layout.place(Point(x: value, y: corner.y)).x)
      return "M\(x) \(SVG.number(area.top))v\(SVG.number(area.height))"
    }
    guard !(across + down).isEmpty else { return }
    svg.element("path", ["d": (across + down).joined(), "opacity": opacity, "style": "stroke:var(--grid,#8884)"])
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
}
