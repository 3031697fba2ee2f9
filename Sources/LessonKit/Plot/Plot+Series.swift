// Series of numbers: lines, points, areas, bars.

extension Plot {
  /// Adds a line through values at `first`, `first` + 1, … on the horizontal axis.
  ///
  /// ```swift
  /// Plot().line(costs, from: 1, name: "training").xLabel("epoch")
  /// ```
  ///
  /// - Parameters:
  ///   - values: The vertical coordinates.
  ///   - first: The horizontal coordinate of the first value.
  ///   - name: The name in the legend; none by default.
  ///   - colour: The colour; by default the next one that no series has yet.
  public func line(_ values: [some Quantity], from first: Int = 0, name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.line(numbered(values, from: first)), name: name, colour: colour)
  }

  /// Adds a line through points.
  public func line(_ points: [(Float, Float)], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.line(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// Adds a line through the points (x[i], y[i]).
  public func line(x: [some Quantity], y: [some Quantity], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.line(paired(x, y)), name: name, colour: colour).notingExtraValues(x.count, y.count)
  }

  /// Adds the graph of a function of one variable, sampled at 281 points.
  ///
  /// ```swift
  /// Plot().line(over: -8...8, name: "σ(z)", sigmoid)
  /// ```
  public func line(
    over range: ClosedRange<Float>,
    name: String? = nil,
    colour: Colour? = nil,
    _ function: (Float) -> Float
  ) -> Plot {
    // About one sample every two pixels. An odd number samples the middle, where functions often have a kink.
    let isLogarithmic = xAxis.scale == .logarithmic && range.lowerBound > 0
    let places = isLogarithmic ? samples(atEqualRatiosOf: range, count: 281) : samples(of: range, count: 281)
    return adding(.line(places.map { Point($0, function($0)) }), name: name, colour: colour)
  }

  /// Adds values as points at `first`, `first` + 1, … on the horizontal axis.
  public func points(_ values: [some Quantity], from first: Int = 0, name: String? = nil, colour: Colour? = nil) -> Plot
  {
    adding(.points(numbered(values, from: first)), name: name, colour: colour)
  }

  /// Adds points.
  public func points(_ points: [(Float, Float)], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.points(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// Adds the points (x[i], y[i]).
  public func points(x: [some Quantity], y: [some Quantity], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.points(paired(x, y)), name: name, colour: colour).notingExtraValues(x.count, y.count)
  }

  /// Adds the band between two series of values at `first`, `first` + 1, …, such as the least and the greatest cost of
  /// several runs.
  public func area<Y: Quantity>(
    between lower: [Y],
    and upper: [Y],
    from first: Int = 0,
    name: String? = nil,
    colour: Colour? = nil
  ) -> Plot {
    let shape = Mark.Shape.area(lower: numbered(lower, from: first), upper: numbered(upper, from: first))
    return adding(shape, name: name, colour: colour).notingExtraValues(lower.count, upper.count)
  }

  /// Adds bars from zero at 0, 1, 2 …, with their labels below; an index where there is no label.
  public func bars(_ values: [some Quantity], labels: [String] = [], name: String? = nil, colour: Colour? = nil) -> Plot
  {
    adding(.bars(values.map { $0.asDouble }, labels: labels), name: name, colour: colour)
  }

  private func notingExtraValues(_ first: Int, _ second: Int) -> Plot {
    first == second ? self : with { $0.notes.append("\(first) and \(second) values: the extra ones are not drawn") }
  }
}

extension Point {
  /// Creates a point of a plot's data.
  init(_ x: some Quantity, _ y: some Quantity) {
    self.init(x: x.asDouble, y: y.asDouble)
  }
}

private func numbered(_ values: [some Quantity], from first: Int) -> [Point] {
  values.enumerated().map { Point(x: Double(first) + Double($0.offset), y: $0.element.asDouble) }
}

private func paired(_ xs: [some Quantity], _ ys: [some Quantity]) -> [Point] {
  zip(xs, ys).map { Point($0.0, $0.1) }
}
