import Wire

/// A function of two variables as a surface, seen obliquely from above: the greater the value, the higher the surface
/// and the deeper its colour.
///
/// ```swift
/// show(
///   Surface(x: -2...2, y: -1...1) { x, y in x * x + 4 * y * y }
///     .path(steps, name: "gradient descent", colour: .nudge)
///     .xLabel("w").yLabel("b").zLabel("cost"))
/// ```
///
/// What is added is given by places (x, y) and lies on the surface. Parts behind a hill are faint and dashed.
public struct Surface {
  var title: String?
  let field: ScalarField
  let function: (Float, Float) -> Float
  var marks: [Mark] = []
  var xLabel, yLabel, zLabel: String?

  /// Creates the surface of a function.
  ///
  /// - Parameters:
  ///   - x: The range of the first variable, along the front edge.
  ///   - y: The range of the second variable, along the right edge, away from the viewer.
  ///   - title: The title above the figure; none by default.
  ///   - function: The function. It is sampled on a grid of 25 × 21 points; where it is not finite, the surface has a
  ///     hole.
  public init(
    x: ClosedRange<Float>,
    y: ClosedRange<Float>,
    title: String? = nil,
    _ function: @escaping (Float, Float) -> Float
  ) {
    self.title = title
    self.function = function
    field = ScalarField(x: x, y: y, columns: 25, rows: 21, function)
  }

  /// Returns the surface with a path of steps on it, such as those of gradient descent.
  public func path(_ points: [(Float, Float)], name: String? = nil, colour: Colour = .nudge) -> Surface {
    adding(.path(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// Returns the surface with an arrow on it, such as a gradient.
  public func arrow(from: (Float, Float), to: (Float, Float), name: String? = nil, colour: Colour = .gradient)
    -> Surface
  {
    adding(.arrow(from: Point(from.0, from.1), to: Point(to.0, to.1)), name: name, colour: colour)
  }

  /// Returns the surface with points on it.
  public func points(_ points: [(Float, Float)], name: String? = nil, colour: Colour = .ink) -> Surface {
    adding(.points(points.map { Point($0.0, $0.1) }), name: name, colour: colour)
  }

  /// Returns the surface with a label at one of its points.
  public func annotate(_ text: String, at place: (Float, Float)) -> Surface {
    adding(.annotation(text, Point(place.0, place.1)), name: nil, colour: .ink)
  }

  /// Returns the surface with a label for its front edge, the first variable.
  public func xLabel(_ label: String) -> Surface { with { $0.xLabel = label } }

  /// Returns the surface with a label for its right edge, the second variable.
  public func yLabel(_ label: String) -> Surface { with { $0.yLabel = label } }

  /// Returns the surface with a label for its height, the function's value.
  public func zLabel(_ label: String) -> Surface { with { $0.zLabel = label } }

  private func with(_ change: (inout Surface) -> Void) -> Surface {
    var surface = self
    change(&surface)
    return surface
  }

  private func adding(_ shape: Mark.Shape, name: String?, colour: Colour) -> Surface {
    with { $0.marks.append(Mark(shape: shape, name: name, colour: colour)) }
  }

  /// The function's value at a place, for what lies on the surface.
  func height(at place: Point) -> Double { function(Float(place.x), Float(place.y)).asDouble }
}

extension Surface: Showable {
  /// The finished figure.
  var figure: Figure { figure(width: Plot.defaultWidth) }

  /// Returns the figure, laid out for a width in pixels.
  func figure(width: Double) -> Figure { SurfaceDrawing.figure(of: self, width: width) }

  /// The finished figure as an output.
  public var output: Output { .plot(figure.drawing) }
}
