/// A plot, built mark by mark:
///
/// ```swift
/// show(
///   Plot("Cost by epoch")
///     .line(training, name: "training")
///     .line(test, name: "test")
///     .xLabel("epoch").yLabel("cost"))
/// ```
///
/// Marks are drawn in the order in which they are added. Marks with the same name share a colour and a place in the
/// legend. Numbers may be `Float`, `Double` or `Int`; those that are not finite are left out, and the figure says so.
public struct Plot: Sendable {
  var title: String?
  var marks: [Mark] = []
  var xAxis = Axis()
  var yAxis = Axis()
  var width = 560.0
  var height = 350.0
  /// Notes about the data, shown below the figure: such as that some of them are missing.
  var notes: [String] = []

  struct Axis: Sendable {
    var label: String?
    /// The author's range; otherwise that of the data.
    var range: ClosedRange<Double>?
  }

  /// An empty plot.
  /// - Parameter title: What stands above it.
  public init(_ title: String? = nil) {
    self.title = title
  }

  /// Sets the horizontal axis's label: a quantity, with its unit if it has one.
  public func xLabel(_ label: String) -> Plot { with { $0.xAxis.label = label } }

  /// Sets the vertical axis's label: a quantity, with its unit if it has one.
  public func yLabel(_ label: String) -> Plot { with { $0.yAxis.label = label } }

  /// Shows exactly this part of the horizontal axis; data outside is cut off. Without it, the data decide.
  public func xRange<Number: Quantity>(_ range: ClosedRange<Number>) -> Plot {
    with { $0.xAxis.range = range.lowerBound.asDouble...range.upperBound.asDouble }
  }

  /// Shows exactly this part of the vertical axis; data outside is cut off. Without it, the data decide.
  public func yRange<Number: Quantity>(_ range: ClosedRange<Number>) -> Plot {
    with { $0.yAxis.range = range.lowerBound.asDouble...range.upperBound.asDouble }
  }

  /// The figure's size in pixels, 560 by 350 otherwise. At least 240 by 160.
  public func size(width: Double, height: Double) -> Plot {
    with {
      $0.width = width >= 240 ? min(width, 4000) : 240
      $0.height = height >= 160 ? min(height, 4000) : 160
    }
  }

  func with(_ change: (inout Plot) -> Void) -> Plot {
    var plot = self
    change(&plot)
    return plot
  }

  func adding(_ shape: Mark.Shape, name: String? = nil, colour: Colour? = nil) -> Plot {
    with { $0.marks.append(Mark(shape: shape, name: name, colour: colour)) }
  }
}
