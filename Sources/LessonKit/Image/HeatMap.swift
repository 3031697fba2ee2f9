import Wire

/// A figure of a matrix as coloured squares: blue for positive numbers, red for negative ones, the deeper the larger,
/// and the page's own colour for zero. Small matrices also show their numbers.
///
/// ```swift
/// show(HeatMap(network.layers[0].weights.row(3), columns: 28, title: "Weights of neuron 3"))
/// ```
public struct HeatMap: Sendable {
  let matrix: Matrix
  var title: String?
  var xLabel: String?
  var yLabel: String?
  var hasAxes = true
  /// The matrix's size in words, for the description of the figure.
  private(set) var subject: String

  /// Creates a heat map of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The numbers. Those that are not finite are grey.
  ///   - title: The title above the map; none by default.
  public init(_ matrix: Matrix, title: String? = nil) {
    self.matrix = matrix
    self.title = title
    subject = "a \(matrix.rows) × \(matrix.columns) matrix"
  }

  /// Creates a heat map of a vector, row by row: of the 784 weights of one neuron, say, as an image of 28 × 28.
  ///
  /// - Parameters:
  ///   - values: The numbers. The last row is padded with zeros.
  ///   - columns: The number of columns, at least 1.
  ///   - title: The title above the map; none by default.
  public init(_ values: [Float], columns: Int, title: String? = nil) {
    let columns = max(1, columns)
    let rows = (values.count + columns - 1) / columns
    let zeros = Array(repeating: Float(0), count: rows * columns - values.count)
    self.init(Matrix(rows: rows, columns: columns, values + zeros), title: title)
  }

  /// Creates a heat map of a matrix's rows as images side by side, on one scale: of a layer's weights, say, with one
  /// image for each neuron.
  ///
  /// ```swift
  /// show(HeatMap(tiles: network.layers[0].weights, columns: 28))
  /// ```
  ///
  /// - Parameters:
  ///   - rows: The images, one in each row of the matrix.
  ///   - columns: The width of each image in numbers, at least 1. An image's last row is padded with zeros.
  ///   - across: The number of images side by side, at least 1.
  ///   - title: The title above the images; none by default.
  public init(tiles rows: Matrix, columns: Int, across: Int = 4, title: String? = nil) {
    let (columns, across) = (max(1, columns), max(1, min(across, rows.rows)))
    let height = (rows.columns + columns - 1) / columns
    let down = (rows.rows + across - 1) / across
    // The images are two numbers apart.
    var montage = Matrix(rows: max(0, (height + 2) * down - 2), columns: (columns + 2) * across - 2)
    for image in 0..<rows.rows {
      let (top, left) = (image / across * (height + 2), image % across * (columns + 2))
      for index in 0..<rows.columns {
        montage[top + index / columns, left + index % columns] = rows[image, index]
      }
    }
    self.init(montage, title: title)
    subject = "\(counted(rows.rows, "image")) of \(height) × \(columns) numbers"
    hasAxes = false
  }

  /// Returns the map without the numbers of its rows and columns.
  public func withoutAxes() -> HeatMap { with { $0.hasAxes = false } }

  /// Returns the map with a label for its columns.
  public func xLabel(_ label: String) -> HeatMap { with { $0.xLabel = label } }

  /// Returns the map with a label for its rows.
  public func yLabel(_ label: String) -> HeatMap { with { $0.yLabel = label } }

  private func with(_ change: (inout HeatMap) -> Void) -> HeatMap {
    var map = self
    change(&map)
    return map
  }

  /// The finished figure.
  var figure: Figure {
    let finite = matrix.elements.filter { isDrawable($0.asDouble) }
    guard matrix.rows > 0, matrix.columns > 0 else {
      return Figure.placeholder("A matrix of \(matrix.rows) × \(matrix.columns): nothing to draw", title: title)
    }
    let largest = finite.reduce(0) { max($0, $1.magnitude) }
    guard !finite.isEmpty else { return Figure.placeholder("No finite values to draw", title: title) }
    return HeatMapDrawing.figure(of: self, limit: largest.asDouble, missing: matrix.elements.count - finite.count)
  }

}

extension HeatMap: Showable {
  /// The finished figure as an output.
  public var output: Output { .plot(figure.drawing) }
}

extension Matrix: Showable {
  /// The matrix as a heat map.
  public var output: Output { HeatMap(self).output }
}
