// Descriptions of marks for readers who cannot see a plot.

extension Mark {
  /// The mark in words: its values at both ends, and the lowest and the highest with their places. Nil if there is
  /// nothing to say.
  var summary: String? {
    let naming = name.map { " “\($0)”" } ?? ""
    switch shape {
    case .line(let points): return "Line\(naming)" + course(of: points)
    case .points(let points): return counted(points.count, "point") + naming + listing(points)
    case .area(let lower, let upper):
      return "Band\(naming), its upper edge\(course(of: upper)), its lower edge\(course(of: lower))"
    case .bars(let values, let labels):
      return counted(values.count, "bar") + naming + listing(values, labels)
    case .path(let points):
      let ends = ends(of: points).map { " from \($0.0.place) to \($0.1.place)" } ?? ""
      return "Path\(naming) of " + counted(max(0, points.count - 1), "step") + ends
    case .arrow(let from, let to): return "Arrow\(naming) from \(from.place) to \(to.place)"
    case .horizontalRule(let y): return "Horizontal line\(naming) at \(FixedPoint.brief(y))"
    case .verticalRule(let x): return "Vertical line\(naming) at \(FixedPoint.brief(x))"
    case .contour(let field, _): return "Contours\(naming)" + extremes(of: field.points)
    case .annotation(let text, let point): return "“\(text)” at \(point.place)"
    }
  }

  private func ends(of points: [Point]) -> (Point, Point)? {
    let drawable = points.filter { $0.isDrawable }
    guard let first = drawable.first, let last = drawable.last else { return nil }
    return (first, last)
  }

  /// How the values change: “falls from 0.9 at 1 to 0.1 at 20”.
  private func course(of points: [Point]) -> String {
    let points = points.filter { $0.isDrawable }
    guard let (first, last) = ends(of: points) else { return "" }
    let steps = zip(points, points.dropFirst())
    let falls = steps.allSatisfy { $0.y >= $1.y }
    let rises = steps.allSatisfy { $0.y <= $1.y }
    if points.count == 1 { return " with one value, \(first.value)" }
    if falls && rises {
      return " is \(FixedPoint.brief(first.y)) from \(FixedPoint.brief(first.x)) to \(FixedPoint.brief(last.x))"
    }
    let ends = "from \(first.value) to \(last.value)"
    if falls || rises { return " \(falls ? "falls" : "rises") \(ends)" }
    return " goes \(ends)" + extremes(of: points)
  }

  /// The lowest and the highest value with their places.
  private func extremes(of points: [Point]) -> String {
    guard let lowest = points.min(by: { $0.y < $1.y }), let highest = points.max(by: { $0.y < $1.y }) else { return "" }
    return "; lowest \(lowest.value), highest \(highest.value)"
  }

  /// The lowest and the highest value of a function of two variables with their places.
  private func extremes(of points: [(place: Point, value: Double)]) -> String {
    let points = points.filter { isDrawable($0.value) }
    guard let lowest = points.min(by: { $0.value < $1.value }), let highest = points.max(by: { $0.value < $1.value })
    else { return "" }
    return ", lowest \(FixedPoint.brief(lowest.value)) at \(lowest.place.place), "
      + "highest \(FixedPoint.brief(highest.value)) at \(highest.place.place)"
  }

  /// The points themselves if they are few.
  private func listing(_ points: [Point]) -> String {
    let drawable = points.filter { $0.isDrawable }
    if drawable.isEmpty { return "" }
    if drawable.count <= 8 { return " at " + drawable.map { $0.place }.joined(separator: ", ") }
    return extremes(of: drawable)
  }

  /// The bars themselves if they are few.
  private func listing(_ values: [Double], _ labels: [String]) -> String {
    let names = values.indices.map { $0 < labels.count ? labels[$0] : String($0) }
    let bars = zip(names, values).filter { isDrawable($1) }
    guard let lowest = bars.min(by: { $0.1 < $1.1 }), let highest = bars.max(by: { $0.1 < $1.1 }) else { return "" }
    if bars.count <= 12 { return ": " + bars.map { "\($0): \(FixedPoint.brief($1))" }.joined(separator: ", ") }
    return
      "; lowest \(FixedPoint.brief(lowest.1)) at \(lowest.0), highest \(FixedPoint.brief(highest.1)) at \(highest.0)"
  }
}

extension ScalarField {
  /// The sampled places with their values.
  fileprivate var points: [(place: Point, value: Double)] {
    (0..<rows).flatMap { row in (0..<columns).map { column in (place(column, row), self[column, row]) } }
  }
}

extension Point {
  /// The point in words: `(2, 0.5)`.
  fileprivate var place: String { "(\(FixedPoint.brief(x)), \(FixedPoint.brief(y)))" }

  /// The vertical coordinate at the horizontal one, in words: `0.5 at 2`.
  fileprivate var value: String { "\(FixedPoint.brief(y)) at \(FixedPoint.brief(x))" }
}
