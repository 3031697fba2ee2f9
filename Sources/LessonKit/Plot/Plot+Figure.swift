import Wire

extension Plot: Showable {
  /// The finished figure.
  var figure: Figure { PlotDrawing.figure(of: self) }

  /// The finished figure as an output.
  public var output: Output { .plot(figure.drawing) }

  var hasContour: Bool { marks.contains { if case .contour = $0.shape { true } else { false } } }

  var hasBars: Bool { marks.contains { if case .bars = $0.shape { true } else { false } } }

  /// The note on values that are not finite, if there are any.
  var missingValues: [String] {
    let areDrawn = marks.flatMap { $0.areDrawn }
    let missing = areDrawn.count { !$0 }
    return missing == 0 ? [] : ["\(missing) of \(areDrawn.count) values are not finite and not drawn."]
  }

  /// The description for readers who cannot see the plot: its title, marks, ranges, axes and missing values.
  var summary: String {
    var sentences = title.map { [$0] } ?? []
    let drawn = marks.compactMap { $0.summary }
    if !drawn.isEmpty { sentences.append(drawn.joined(separator: "; ")) }
    if let label = xAxis.label { sentences.append("Horizontal axis: \(label)") }
    if let label = yAxis.label { sentences.append("Vertical axis: \(label)") }
    sentences += missingValues
    let text = sentences.map { $0.last == "." ? $0 : $0 + "." }.joined(separator: " ")
    return text.isEmpty ? "Plot" : text
  }
}

extension Mark {
  /// For each value of the mark, true if it is drawable.
  fileprivate var areDrawn: [Bool] {
    switch shape {
    case .contour(let field, _): field.values.map(isDrawable)
    case .horizontalRule(let value), .verticalRule(let value): [isDrawable(value)]
    case .area(let lower, let upper): zip(lower, upper).map { $0.isDrawable && $1.isDrawable }
    case .line, .points, .bars, .path, .arrow, .annotation: points.map { $0.isDrawable }
    }
  }

  fileprivate var summary: String? {
    let naming = name.map { " “\($0)”" } ?? ""
    switch shape {
    case .line(let points): return "Line\(naming)" + ends(of: points)
    case .points(let points): return counted(points.count, "point") + naming
    case .area(_, let upper): return "Area\(naming)" + ends(of: upper)
    case .bars(let values, _): return counted(values.count, "bar") + naming + extremes(of: values)
    case .path(let points): return "Path\(naming) of " + counted(max(0, points.count - 1), "step")
    case .arrow: return "Arrow\(naming)"
    case .horizontalRule(let y): return "Horizontal line\(naming) at \(FixedPoint.brief(y))"
    case .verticalRule(let x): return "Vertical line\(naming) at \(FixedPoint.brief(x))"
    case .contour(let field, _):
      let range = field.range.map { ", from \(FixedPoint.brief($0.lowerBound)) to \(FixedPoint.brief($0.upperBound))" }
      return "Contours\(naming)" + (range ?? "")
    case .annotation(let text, _): return "“\(text)”"
    }
  }

  private func ends(of points: [Point]) -> String {
    let drawable = points.filter { $0.isDrawable }
    guard let first = drawable.first, let last = drawable.last else { return "" }
    return " from \(FixedPoint.brief(first.y)) to \(FixedPoint.brief(last.y))"
  }

  private func extremes(of values: [Double]) -> String {
    let drawable = values.filter(isDrawable)
    guard let least = drawable.min(), let greatest = drawable.max() else { return "" }
    return ", from \(FixedPoint.brief(least)) to \(FixedPoint.brief(greatest))"
  }
}
