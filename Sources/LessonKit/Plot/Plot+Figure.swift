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

  /// The description for readers who cannot see the plot: its title, axes, marks and missing values.
  var summary: String {
    var sentences = title.map { [$0] } ?? []
    if let label = xAxis.label { sentences.append("Horizontal axis: \(label)\(xAxis.scale.remark)") }
    if let label = yAxis.label { sentences.append("Vertical axis: \(label)\(yAxis.scale.remark)") }
    sentences += marks.compactMap { $0.summary } + missingValues
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
}

extension Plot.Scale {
  /// What the description of an axis says about its scale.
  fileprivate var remark: String {
    switch self {
    case .linear: ""
    case .logarithmic: ", on a logarithmic scale"
    }
  }
}
