extension Surface {
  /// The description for readers who cannot see the surface: ranges, the lowest and the highest place, and what lies on
  /// it.
  func summary(_ notes: [String]) -> String {
    let (x, y) = (xLabel ?? "x", yLabel ?? "y")
    func text(_ range: ClosedRange<Double>) -> String {
      "\(FixedPoint.brief(range.lowerBound)) to \(FixedPoint.brief(range.upperBound))"
    }
    var sentences = title.map { [$0] } ?? []
    sentences.append(
      "Surface of \(zLabel ?? "a function") over \(x) from \(text(field.x)) and \(y) from \(text(field.y))"
    )
    if let lowest = extreme(where: <), let highest = extreme(where: >) {
      sentences.append("Its lowest place is \(description(of: lowest)), its highest \(description(of: highest))")
    }
    sentences += marks.compactMap(summary) + notes
    return sentences.map { $0.last == "." ? $0 : $0 + "." }.joined(separator: " ")
  }

  /// The sampled place whose value precedes all others in an order.
  private func extreme(where precedes: (Double, Double) -> Bool) -> Point? {
    var best: (place: Point, value: Double)?
    for row in 0..<field.rows {
      for column in 0..<field.columns where isDrawable(field[column, row]) {
        if best.map({ precedes(field[column, row], $0.value) }) ?? true {
          best = (field.place(column, row), field[column, row])
        }
      }
    }
    return best?.place
  }

  private func description(of place: Point) -> String {
    let height = FixedPoint.brief(self.height(at: place))
    return "\(height) at (\(FixedPoint.brief(place.x)), \(FixedPoint.brief(place.y)))"
  }

  private func summary(of mark: Mark) -> String? {
    let naming = mark.name.map { " “\($0)”" } ?? ""
    switch mark.shape {
    case .path(let places):
      guard let first = places.first, let last = places.last else { return nil }
      let steps = counted(places.count - 1, "step")
      return "Path\(naming) of \(steps), from \(description(of: first)) to \(description(of: last))"
    case .arrow(let from, let to): return "Arrow\(naming) from \(description(of: from)) to \(description(of: to))"
    case .points(let places):
      let shown = places.prefix(8).map(description).joined(separator: ", ")
      return "\(counted(places.count, "point"))\(naming): \(shown)\(places.count > 8 ? ", …" : "")"
    case .annotation(let text, let place): return "“\(text)”: \(description(of: place))"
    case .line, .area, .bars, .horizontalRule, .verticalRule, .contour: return nil
    }
  }
}
