/// A figure of data and functions over two axes, built mark by mark.
///
/// ```swift
/// show(
///   Plot("Cost by epoch")
///     .line(training, name: "training")
///     .line(test, name: "test")
///     .xLabel("epoch").yLabel("cost"))
/// ```
///
/// Marks are drawn in the order in which they are added. Marks of the same name share a colour and an entry in the
/// legend. Numbers may be `Float`, `Double` or `Int`. Those that are not finite are omitted, with a note below the
/// figure.
public struct Plot: Sendable {
  var title: String?
  var marks: [Mark] = []
  var xAxis = Axis()
  var yAxis = Axis()
  var width = Plot.defaultWidth
  var height = Plot.defaultHeight
  /// Notes about the data, shown below the figure.
  var notes: [String] = []

  /// The size of a plot in pixels: narrow, so that its text is legible on a phone too.
  static let defaultWidth = 440.0, defaultHeight = 300.0

  /// The size of text in pixels.
  static let textSize = 14.0

  struct Axis: Sendable {
    var label: String?
    /// The range to show; if nil, that of the data.
    var range: ClosedRange<Double>?
    var scale = Scale.linear
  }

  /// Creates an empty plot.
  ///
  /// - Parameter title: The title above the plot; none by default.
  public init(_ title: String? = nil) {
    self.title = title
  }

  /// Returns the plot with a label for its horizontal axis: a quantity, with its unit if it has one.
  public func xLabel(_ label: String) -> Plot { with { $0.xAxis.label = label } }

  /// Returns the plot with a label for its vertical axis: a quantity, with its unit if it has one.
  public func yLabel(_ label: String) -> Plot { with { $0.yAxis.label = label } }

  /// Returns the plot with a fixed range of its horizontal axis. Data outside are cut off. By default the range is that
  /// of the data.
  public func xRange<Number: Quantity>(_ range: ClosedRange<Number>) -> Plot {
    with { $0.xAxis.range = range.lowerBound.asDouble...range.upperBound.asDouble }
  }

  /// Returns the plot with a fixed range of its vertical axis. Data outside are cut off. By default the range is that
  /// of the data, extended to round numbers.
  public func yRange<Number: Quantity>(_ range: ClosedRange<Number>) -> Plot {
    with { $0.yAxis.range = range.lowerBound.asDouble...range.upperBound.asDouble }
  }

  /// Returns the plot with a size in pixels, from 240 × 160 to 4000 × 4000; the default is 440 × 300. The page scales
  /// a wider plot down on a phone, its text too.
  public func size(width: Double, height: Double) -> Plot {
    with {
      $0.width = width >= 240 ? min(width, 4000) : 240
      $0.height = height >= 160 ? min(height, 4000) : 160
    }
  }

  /// The width of a text at the plots' size, in pixels.
  static func textWidth(_ text: String) -> Double { TextWidth.of(text, size: textSize) }

  /// Returns a text, truncated to a width in pixels.
  static func fitted(_ text: String, to width: Double) -> String { TextWidth.fitted(text, to: width, size: textSize) }

  func with(_ change: (inout Plot) -> Void) -> Plot {
    var plot = self
    change(&plot)
    return plot
  }

  func adding(_ shape: Mark.Shape, name: String? = nil, colour: Colour? = nil) -> Plot {
    with { $0.marks.append(Mark(shape: shape, name: name, colour: colour)) }
  }
}
