/// A matrix as coloured squares: blue for positive numbers, red for negative ones, the deeper the larger, and the
/// page's own colour for zero. Small matrices also show their numbers.
public struct HeatMap: Sendable {
  let matrix: Matrix
  var title: String?
  var xLabel: String?
  var yLabel: String?

  /// - Parameters:
  ///   - matrix: Any size, at least one number.
  ///   - title: What stands above it.
  public init(_ matrix: Matrix, title: String? = nil) {
    self.matrix = matrix
    self.title = title
  }

  /// Numbers as an image, row by row: the weights of a neuron that looks at 28 × 28 pixels, say. The last row is filled
  /// up with zeros.
  public init(_ values: [Float], columns: Int, title: String? = nil) {
    let columns = max(1, columns)
    let rows = (values.count + columns - 1) / columns
    let zeros = Array(repeating: Float(0), count: rows * columns - values.count)
    self.init(Matrix(rows: rows, columns: columns, values + zeros), title: title)
  }

  /// What the columns are.
  public func xLabel(_ label: String) -> HeatMap {
    var map = self
    map.xLabel = label
    return map
  }

  /// What the rows are.
  public func yLabel(_ label: String) -> HeatMap {
    var map = self
    map.yLabel = label
    return map
  }

  /// The heat map as a drawing.
  public var figure: Figure {
    let finite = matrix.elements.filter { isDrawable($0.asDouble) }
    guard matrix.rows > 0, matrix.columns > 0 else {
      return Figure.saying("A matrix of \(matrix.rows) × \(matrix.columns): nothing to draw", title: title)
    }
    let largest = finite.reduce(0) { max($0, $1.magnitude) }
    guard !finite.isEmpty else { return Figure.saying("No finite values to draw", title: title) }
    return HeatMapDrawing.figure(of: self, limit: largest.asDouble, missing: matrix.elements.count - finite.count)
  }

  /// The heat map as SVG text.
  public var svg: String { figure.svg }
}

extension HeatMap: Showable {
  public var shown: Shown { .plot(figure) }
}

extension Matrix: Showable {
  /// A heat map.
  public var shown: Shown { HeatMap(self).shown }
}
