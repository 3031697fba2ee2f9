/// The ranges of a plot's two axes.
struct PlotRanges: Equatable {
  let x, y: ClosedRange<Double>
  /// True if the vertical range may be extended to round numbers: it follows the data, and there is no contour.
  let mayWiden: Bool

  /// Computes the ranges of a plot, or nil if it has neither drawable data nor fixed ranges.
  init?(of plot: Plot) {
    let points = plot.marks.flatMap { $0.points }.filter { $0.isDrawable }
    var xs = points.map { $0.x }
    var ys = points.map { $0.y }
    var needsMargin = false
    for mark in plot.marks {
      switch mark.shape {
      case .verticalRule(let x): if isDrawable(x) { xs.append(x) }
      case .horizontalRule(let y): if isDrawable(y) { ys.append(y) }
      case .points, .path, .arrow: needsMargin = true
      case .bars(let values, _):
        if !values.isEmpty {
          xs += [-0.6, Double(values.count) - 0.4]
          ys.append(0)
        }
      case .line, .area, .contour, .annotation: break
      }
    }
    let xRange = Self.range(of: plot.xAxis, from: xs, orElse: ys.isEmpty ? nil : 0...1)
    // A linear axis begins at zero if the values come near it: that of a cost that falls from 0.9 to 0.1.
    let vertical = plot.yAxis.scale == .linear ? Self.withZero(ys) : ys
    let yRange = Self.range(of: plot.yAxis, from: vertical, orElse: xs.isEmpty ? nil : 0...1)
    guard let xRange, let yRange else { return nil }
    let isOpen = plot.xAxis.range == nil && needsMargin && !plot.hasContour
    x = isOpen ? Self.padded(xRange, on: plot.xAxis.scale) : xRange
    y = yRange
    mayWiden = plot.yAxis.range == nil && !plot.hasContour
  }

  /// The axis' own range if it can be drawn on its scale, or that of the values.
  private static func range(
    of axis: Plot.Axis,
    from values: [Double],
    orElse fallback: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    if let range = usable(axis.range), axis.scale.admits(range.lowerBound) { return range }
    let range = spanning(values.filter(axis.scale.admits), orElse: fallback)
    return range.map { axis.scale.admits($0.lowerBound) ? $0 : 1...10 }
  }

  private static func withZero(_ values: [Double]) -> [Double] {
    guard let least = values.min(), let greatest = values.max() else { return values }
    let isNear = (least > 0 && least < 0.3 * greatest) || (greatest < 0 && greatest > 0.3 * least)
    return isNear ? values + [0] : values
  }

  private static func spanning(_ values: [Double], orElse fallback: ClosedRange<Double>?) -> ClosedRange<Double>? {
    guard let least = values.min(), let greatest = values.max() else { return fallback }
    return usable(least...greatest)
  }

  /// Returns a range that is long enough to be divided into ticks: a shorter one is extended on both sides.
  private static func usable(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
    guard let range, isDrawable(range.lowerBound), isDrawable(range.upperBound) else { return nil }
    let size = max(range.lowerBound.magnitude, range.upperBound.magnitude)
    if range.upperBound - range.lowerBound > max(size * 1e-9, 1e-150) { return range }
    let room = size > 1e-140 ? size * 0.5 : 0.5
    return range.lowerBound - room...range.upperBound + room
  }

  private static func padded(_ range: ClosedRange<Double>, on scale: Plot.Scale) -> ClosedRange<Double> {
    switch scale {
    case .linear:
      let room = (range.upperBound - range.lowerBound) * 0.03
      return range.lowerBound - room...range.upperBound + room
    case .logarithmic:
      let decades = PowerOfTen.logarithm(of: range.upperBound) - PowerOfTen.logarithm(of: range.lowerBound)
      let room = 1 + decades * 0.07
      return range.lowerBound / room...range.upperBound * room
    }
  }
}
