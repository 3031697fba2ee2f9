/// The positions of the parts of a plot, in pixels.
struct PlotLayout {
  let width, height: Double
  /// The rectangle in which the data are drawn.
  let area: Box
  let xRange, yRange: ClosedRange<Double>
  let xTicks, yTicks: AxisTicks
  let xScale, yScale: Plot.Scale
  let legend: Legend
  /// The top of the legend and the baselines of the texts around the area, in pixels from the figure's top.
  let legendTop, titleBaseline, yLabelBaseline, xTickBaseline, xLabelBaseline, firstNoteBaseline: Double

  private(set) var endLabels: EndLabels
  private var endLabelsFit = true

  private static let titleHeight = 28.0
  private static let labelHeight = 22.0
  private static let scaleWidth = 86.0
  /// The height of one note in pixels.
  private static let noteHeight = Plot.textSize + 4

  /// Places the parts of a plot: the names of its lines at their ends if they fit, otherwise in the legend.
  init(of plot: Plot, in ranges: PlotRanges, notes: Int) {
    let labelled = PlotLayout(of: plot, in: ranges, notes: notes, labelsEnds: true)
    self = labelled.endLabelsFit ? labelled : PlotLayout(of: plot, in: ranges, notes: notes, labelsEnds: false)
  }

  private init(of plot: Plot, in ranges: PlotRanges, notes: Int, labelsEnds: Bool) {
    (xScale, yScale) = (plot.xAxis.scale, plot.yAxis.scale)
    let hasScale = plot.hasContour
    endLabels = EndLabels(of: labelsEnds ? plot : Plot(), x: ranges.x, y: ranges.y)
    let direct = endLabels
    legend = Legend(of: plot.marks, width: plot.width) { direct.contains($0) }

    titleBaseline = 16
    legendTop = plot.title == nil ? 2 : Self.titleHeight
    let legendBottom = legendTop + legend.height
    yLabelBaseline = legendBottom + 15
    let top = legendBottom + (plot.yAxis.label == nil ? 10 : Self.labelHeight + 6)
    let belowTicks = plot.xAxis.label == nil ? 28.0 : 28 + Self.labelHeight
    let bottomMargin = belowTicks + Double(notes) * Self.noteHeight + 4

    // The left margin depends on the ticks' labels, and the ticks on the area's height.
    // Further rows of the legend make the figure taller.
    let extra = max(0, legend.height - Legend.rowHeight)
    let tallest = max(60, plot.height + extra - top - bottomMargin)
    let count = max(2, Int(tallest / 44))
    if ranges.mayWiden {
      (yTicks, yRange) = AxisTicks.widening(ranges.y, about: count, on: yScale)
    } else {
      (yTicks, yRange) = (AxisTicks(in: ranges.y, about: count, on: yScale), ranges.y)
    }
    let labelWidth = yTicks.labels.reduce(0) { max($0, Plot.textWidth($1)) }
    let left = min(labelWidth + 12, plot.width * 0.4)

    xRange = ranges.x
    // The last label of the horizontal axis may be centred below the area's right end.
    let integersOnly = plot.countsIntegers
    let trial = Self.horizontalTicks(ranges.x, width: plot.width - left - 16, on: xScale, integersOnly: integersOnly)
    let overhang = plot.hasBars ? 0 : trial.labels.last.map { Plot.textWidth($0) / 2 } ?? 0
    let margin = hasScale ? Self.scaleWidth : max(16, overhang, endLabels.labels.isEmpty ? 0 : endLabels.width)
    var areaWidth = max(80, plot.width - left - margin)
    var areaHeight = tallest
    let unitRatio = (ranges.x.upperBound - ranges.x.lowerBound) / (ranges.y.upperBound - ranges.y.lowerBound)
    if hasScale, xScale == .linear, yScale == .linear, (0.4...2.5).contains(unitRatio) {
      // Equal units on both axes: as wide as the figure allows, but at most 400 pixels tall.
      areaHeight = min(areaWidth / unitRatio, max(tallest, 400))
      areaWidth = areaHeight * unitRatio
    }
    area = Box(left: left, top: top, right: left + areaWidth, bottom: top + areaHeight)
    xTicks = Self.horizontalTicks(ranges.x, width: areaWidth, on: xScale, integersOnly: integersOnly)
    xTickBaseline = area.bottom + 20
    xLabelBaseline = area.bottom + 20 + Self.labelHeight
    firstNoteBaseline = area.bottom + belowTicks + 12
    width = area.right + margin
    height = area.bottom + bottomMargin

    var labels = endLabels
    endLabelsFit = labels.spread(in: area) { place($0).y }
    endLabels = labels
  }

  /// The value from which bars grow: zero, or the lower end of a logarithmic axis.
  var barFoot: Double {
    switch yScale {
    case .linear: 0
    case .logarithmic: yRange.lowerBound
    }
  }

  /// Returns the largest number of ticks whose labels do not touch.
  private static func horizontalTicks(
    _ range: ClosedRange<Double>,
    width: Double,
    on scale: Plot.Scale,
    integersOnly: Bool
  ) -> AxisTicks {
    var count = max(2, Int(width / (scale == .linear ? 56 : 40)))
    while count > 1 {
      let ticks = AxisTicks(in: range, about: count, on: scale, integersOnly: integersOnly)
      let needed = ticks.labels.reduce(0) { $0 + Plot.textWidth($1) + 14 }
      if needed <= width { return ticks }
      count -= 1
    }
    return AxisTicks(in: range, about: 1, on: scale, integersOnly: integersOnly)
  }

  /// Converts a point of the data to pixels. A point far outside the area is moved nearer, so that coordinates stay
  /// small.
  func place(_ point: Point) -> Point {
    let x = xScale.fraction(of: point.x, in: xRange)
    let y = yScale.fraction(of: point.y, in: yRange)
    return Point(x: area.left + min(max(x, -20), 21) * area.width, y: area.bottom - min(max(y, -20), 21) * area.height)
  }
}

extension Plot {
  /// True if all horizontal coordinates are integers, such as epochs or digits.
  var countsIntegers: Bool {
    let points = marks.flatMap { $0.points }
    return !points.isEmpty && points.allSatisfy { $0.x == $0.x.rounded() }
  }
}
