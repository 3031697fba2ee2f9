extension Plot {
  /// The scale of an axis.
  public enum Scale: Sendable, Hashable, CaseIterable {
    /// Equal distances are equal differences.
    case linear
    /// Equal distances are equal ratios: from 0.001 to 0.01 as far as from 0.01 to 0.1. Values that are not positive
    /// have no place on it. They are omitted, with a note below the plot.
    case logarithmic
  }

  /// Returns the plot with the given scale of its horizontal axis; the default is linear.
  ///
  /// A logarithmic scale that is set before a function is added, by `line(over:)`, also samples the function at equal
  /// ratios.
  public func xScale(_ scale: Scale) -> Plot { with { $0.xAxis.scale = scale } }

  /// Returns the plot with the given scale of its vertical axis; the default is linear.
  ///
  /// ```swift
  /// Plot().line(costs, name: "training", colour: .cost).yScale(.logarithmic)
  /// ```
  public func yScale(_ scale: Scale) -> Plot { with { $0.yAxis.scale = scale } }

  /// The plot with NaN for each coordinate that is not positive and belongs to a logarithmic axis, and the number of
  /// values that this changes.
  var onItsScales: (plot: Plot, omitted: Int) {
    let (x, y) = (xAxis.scale, yAxis.scale)
    if x == .linear, y == .linear { return (self, 0) }
    var omitted = 0
    func checked(_ point: Point, x: Scale = x) -> Point {
      if !point.isDrawable || (x.admits(point.x) && y.admits(point.y)) { return point }
      omitted += 1
      return Point(x: .nan, y: .nan)
    }
    let plot = with { plot in
      for index in marks.indices {
        plot.marks[index].shape =
          switch marks[index].shape {
          case .line(let points): .line(points.map { checked($0) })
          case .points(let points): .points(points.map { checked($0) })
          case .path(let points): .path(points.map { checked($0) })
          case .area(let lower, let upper):
            .area(lower: lower.map { checked($0) }, upper: upper.map { checked($0) })
          case .bars(let values, let labels):
            .bars(values.map { checked(Point(x: 1, y: $0), x: .linear).y }, labels: labels)
          case .arrow(let from, let to): .arrow(from: checked(from), to: checked(to))
          case .horizontalRule(let value): .horizontalRule(checked(Point(x: 1, y: value)).y)
          case .verticalRule(let value): .verticalRule(checked(Point(x: value, y: 1)).x)
          case .annotation(let text, let point): .annotation(text, checked(point))
          case .contour(let field, let levels): .contour(field, levels)
          }
      }
    }
    return (plot, omitted)
  }
}

extension Plot.Scale {
  /// True if the scale has a place for the value.
  func admits(_ value: Double) -> Bool {
    switch self {
    case .linear: true
    case .logarithmic: value > 0
    }
  }

  /// Returns the place of a value in a range: 0 at its lower bound, 1 at its upper bound.
  func fraction(of value: Double, in range: ClosedRange<Double>) -> Double {
    switch self {
    case .linear: return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .logarithmic:
      guard value > 0 else { return -20 }
      let lower = PowerOfTen.logarithm(of: range.lowerBound)
      return (PowerOfTen.logarithm(of: value) - lower) / (PowerOfTen.logarithm(of: range.upperBound) - lower)
    }
  }
}

/// Returns `count` numbers of a positive range at equal ratios, including both ends.
func samples(atEqualRatiosOf range: ClosedRange<Float>, count: Int) -> [Float] {
  let (lower, upper) = (Maths.log(range.lowerBound), Maths.log(range.upperBound))
  return samples(of: lower...max(lower, upper), count: count).enumerated().map { index, logarithm in
    index == 0 ? range.lowerBound : index == count - 1 ? range.upperBound : Maths.exp(logarithm)
  }
}
