// Series of numbers: lines, points, areas, bars.

extension Plot {
  /// A line through values at `first`, `first` + 1, … on the horizontal axis.
  public func line(_ values: [some Quantity], from first: Int = 0, name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.line(numbered(values, from: first)), name: name, colour: colour)
  }

  /// A line through points.
  public func line(_ points: [(Float, Float)], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.line(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// A line through the points (x[i], y[i]).
  public func line(x: [some Quantity], y: [some Quantity], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.line(paired(x, y)), name: name, colour: colour).noting(x.count, y.count)
  }

  /// The graph of a function of one variable.
  public func line(
    over range: ClosedRange<Float>,
    name: String? = nil,
    colour: Colour? = nil,
    _ function: (Float) -> Float
  ) -> Plot {
    adding(.line(graph(of: function, over: range)), name: name, colour: colour)
  }

  /// Values as points at `first`, `first` + 1, … on the horizontal axis.
  public func points(_ values: [some Quantity], from first: Int = 0, name: String? = nil, colour: Colour? = nil) -> Plot
  {
    adding(.points(numbered(values, from: first)), name: name, colour: colour)
  }

  /// Points.
  public func points(_ points: [(Float, Float)], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.points(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// The points (x[i], y[i]).
  public func points(x: [some Quantity], y: [some Quantity], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.points(paired(x, y)), name: name, colour: colour).noting(x.count, y.count)
  }

  /// The area between a function's graph and the horizontal axis.
  public func area(
    over range: ClosedRange<Float>,
    name: String? = nil,
    colour: Colour? = nil,
    _ function: (Float) -> Float
  ) -> Plot {
    let upper = graph(of: function, over: range)
    return adding(.area(lower: upper.map { Point(x: $0.x, y: 0) }, upper: upper), name: name, colour: colour)
  }

  /// The area between values, at `first`, `first` + 1, …, and the horizontal axis.
  public func area(_ values: [some Quantity], from first: Int = 0, name: String? = nil, colour: Colour? = nil) -> Plot {
    let upper = numbered(values, from: first)
    return adding(.area(lower: upper.map { Point(x: $0.x, y: 0) }, upper: upper), name: name, colour: colour)
  }

  /// The band between two rows of values, at `first`, `first` + 1, …, such as the least and the greatest of many runs.
  public func area<Y: Quantity>(
    between lower: [Y],
    and upper: [Y],
    from first: Int = 0,
    name: String? = nil,
    colour: Colour? = nil
  ) -> Plot {
    let shape = Mark.Shape.area(lower: numbered(lower, from: first), upper: numbered(upper, from: first))
    return adding(shape, name: name, colour: colour).noting(lower.count, upper.count)
  }

  /// One bar a value, from zero, with its label below it: its number where there is none.
  public func bars(_ values: [some Quantity], labels: [String] = [], name: String? = nil, colour: Colour? = nil) -> Plot
  {
    adding(.bars(values.map { $0.asDouble }, labels: labels), name: name, colour: colour)
  }

  private func noting(_ first: Int, _ second: Int) -> Plot {
    first == second ? self : with { $0.notes.append("\(first) and \(second) values: the extra ones are not drawn") }
  }
}

extension Point {
  /// A point of the data, in a plot's own numbers.
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

private func graph(of function: (Float) -> Float, over range: ClosedRange<Float>) -> [Point] {
  // One sample every two pixels or so, and an odd number of them: kinks are often in the middle.
  samples(of: range, count: 281).map { Point($0, function($0)) }
}
