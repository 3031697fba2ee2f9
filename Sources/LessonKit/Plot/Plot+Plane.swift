// Functions of two variables and what is drawn on them: contours, paths, arrows, rules, annotations.

extension Plot {
  /// A function of two variables, as filled contours with a scale beside them. Deeper colour is a greater value.
  ///
  /// Where both ranges are of a similar length, a unit is as long on both axes, so that angles are true.
  ///
  /// - Parameters:
  ///   - x: The range of the first variable.
  ///   - y: The range of the second variable.
  ///   - levels: The approximate number of levels; they lie at round values.
  ///   - name: Its name in the legend.
  ///   - colour: The next one of the series if `nil`.
  ///   - function: Called on a grid of 81 × 61 places.
  public func contour(
    x: ClosedRange<Float>,
    y: ClosedRange<Float>,
    levels: Int = 10,
    name: String? = nil,
    colour: Colour? = nil,
    _ function: (Float, Float) -> Float
  ) -> Plot {
    adding(.contour(Field(x: x, y: y, function), .about(max(1, min(levels, 40)))), name: name, colour: colour)
  }

  /// A function of two variables, as filled contours at the given levels.
  public func contour(
    x: ClosedRange<Float>,
    y: ClosedRange<Float>,
    at levels: [Float],
    name: String? = nil,
    colour: Colour? = nil,
    _ function: (Float, Float) -> Float
  ) -> Plot {
    let levels = levels.map { $0.asDouble }.filter { $0.isFinite }.sorted()
    return adding(.contour(Field(x: x, y: y, function), .at(levels)), name: name, colour: colour)
  }

  /// Steps from point to point, such as those of gradient descent, with arrowheads where there is room for them.
  public func path(_ points: [(Float, Float)], name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.path(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// An arrow.
  public func arrow(from: (Float, Float), to: (Float, Float), name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.arrow(from: Point(from.0, from.1), to: Point(to.0, to.1)), name: name, colour: colour)
  }

  /// A horizontal line at a value, across the whole plot, with its name on it.
  public func rule(y: Float, name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.horizontalRule(y.asDouble), name: name, colour: colour)
  }

  /// A vertical line at a value, across the whole plot, with its name on it.
  public func rule(x: Float, name: String? = nil, colour: Colour? = nil) -> Plot {
    adding(.verticalRule(x.asDouble), name: name, colour: colour)
  }

  /// A word at a point, placed where it covers as little of the data as possible.
  public func annotate(_ text: String, at place: (Float, Float)) -> Plot {
    adding(.annotation(text, Point(place.0, place.1)))
  }
}
