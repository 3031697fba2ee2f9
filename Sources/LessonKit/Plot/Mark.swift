/// One thing drawn in a plot.
struct Mark: Sendable {
  var shape: Shape
  /// Its name in the legend.
  var name: String?
  /// The author's colour; otherwise the next one of the series.
  var colour: Colour?

  enum Shape: Sendable {
    case line([Point])
    case points([Point])
    /// The band between two lines, which have the same xs.
    case area(lower: [Point], upper: [Point])
    /// Bars from zero, centred at 0, 1, 2 …, each with a label below (or its number).
    case bars([Double], labels: [String])
    /// Steps from point to point, with arrowheads.
    case path([Point])
    case arrow(from: Point, to: Point)
    case horizontalRule(Double)
    case verticalRule(Double)
    case contour(Field, Levels)
    case annotation(String, Point)
  }

  enum Levels: Sendable {
    case about(Int)
    case at([Double])
  }

  /// The places that the plot's ranges shall hold. Rules and contours add theirs in `xs` and `ys`.
  var points: [Point] {
    switch shape {
    case .line(let points), .points(let points), .path(let points): points
    case .area(let lower, let upper): lower + upper
    case .bars(let values, _): values.enumerated().map { Point(x: Double($0.offset), y: $0.element) }
    case .arrow(let from, let to): [from, to]
    case .horizontalRule, .verticalRule: []
    case .contour(let field, _):
      [Point(x: field.x.lowerBound, y: field.y.lowerBound), Point(x: field.x.upperBound, y: field.y.upperBound)]
    case .annotation(_, let point): [point]
    }
  }
}
