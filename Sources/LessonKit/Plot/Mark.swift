/// A graphical mark of a plot: a series, a contour, a rule, an annotation.
struct Mark: Sendable {
  var shape: Shape
  /// The name in the legend.
  var name: String?
  /// The colour; if nil, the next one of `Colour.automatic`.
  var colour: Colour?

  enum Shape: Sendable {
    case line([Point])
    case points([Point])
    /// The band between two lines whose points have the same x coordinates.
    case area(lower: [Point], upper: [Point])
    /// Bars from zero, centred at 0, 1, 2 …, each with its label below; its index where there is no label.
    case bars([Double], labels: [String])
    /// A polyline with arrowheads.
    case path([Point])
    case arrow(from: Point, to: Point)
    case horizontalRule(Double)
    case verticalRule(Double)
    case contour(ScalarField, Levels)
    case annotation(String, Point)
  }

  /// The levels of a contour.
  enum Levels: Sendable {
    /// About that many levels, at round values.
    case about(Int)
    case at([Double])
  }

  /// The points that the plot's ranges must contain. A rule has none, because it fixes only one of their coordinates.
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
