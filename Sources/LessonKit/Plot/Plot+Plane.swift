// Marks in the plane: contours of functions of two variables, paths, arrows, rules and annotations.

extension Plot {
  /// Adds filled contours of a function of two variables, with a colour scale beside the plot. A deeper colour is a
  /// greater value.
  ///
  /// If the lengths of the two ranges differ by a factor of at most 2.5, both axes have the same scale.
  ///
  /// ```swift
  /// show(Plot().contour(x: -2...2, y: -1...1) { x, y in x * x + 4 * y * y }
  ///   .path(steps, name: "gradient descent"))
  /// ```
  ///
  /// - Parameters:
  ///   - x: The range of the first variable.
  ///   - y: The range of the second variable.
  ///   - levels: The approximate number of levels, which lie at round values; from 1 to 40.
  ///   - name: The name in the legend; none by default.
  ///   - colour: The colour of the scale; by default that of the cost.
  ///   - function: The function, sampled on a grid of 81 × 61 points.
  public func contour(
    x: ClosedRange<Float>,
    y: ClosedRange<Float>,
    levels: Int = 10,
    name: String? = nil,
    colour: Colour = .cost,
    _ function: (Float, Float) -> Float
  ) -> Plot {
    adding(.contour(ScalarField(x: x, y: y, function), .about(max(1, min(levels, 40)))), name: name, colour: colour)
  }

  /// Adds filled contours of a function of two variables at the given levels, such as a decision boundary at 0.5.
  public func contour(
    x: ClosedRange<Float>,
    y: ClosedRange<Float>,
    at levels: [Float],
    name: String? = nil,
    colour: Colour = .cost,
    _ function: (Float, Float) -> Float
  ) -> Plot {
    let levels = levels.map { $0.asDouble }.filter { $0.isFinite }.sorted()
    return adding(.contour(ScalarField(x: x, y: y, function), .at(levels)), name: name, colour: colour)
  }

  /// Adds a path of steps from point to point, such as those of gradient descent. Longer steps have arrowheads.
  public func path(_ points: [(Float, Float)], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.path(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// Adds an arrow, such as a gradient.
  public func arrow(from: (Float, Float), to: (Float, Float), name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.arrow(from: Point(from.0, from.1), to: Point(to.0, to.1)), name: name, colour: colour)
  }

  /// Adds a horizontal line across the whole plot, labelled with its name.
  public func rule(y: Float, name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.horizontalRule(y.asDouble), name: name, colour: colour)
  }

  /// Adds a vertical line across the whole plot, labelled with its name.
  public func rule(x: Float, name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.verticalRule(x.asDouble), name: name, colour: colour)
  }

  /// Adds a label at a point, placed so that it covers as little of the data as possible.
  public func annotate(_ text: String, at place: (Float, Float)) -> Plot {
    adding(.annotation(text, Point(place.0, place.1)))
  }
}
