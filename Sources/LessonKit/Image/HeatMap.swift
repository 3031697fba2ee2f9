import Wire

/// A matrix as coloured squares: blue for positive numbers, red for negative ones, the deeper the larger, and the
/// page's own colour for zero. Small matrices also show their numbers.
public struct HeatMap: Sendable {
  let matrix: Matrix
  var title: String?
  var xLabel: String?
  var yLabel: String?
  var hasAxes = true
  /// The subject of the map, for a reader who cannot see it.
  private(set) var subject: String

  /// - Parameters:
  ///   - matrix: Any size, at least one number.
  ///   - title: What stands above it.
  public init(_ matrix: Matrix, title: String? = nil) {
    self.matrix = matrix
    self.title = title
    subject = "a \(matrix.rows) × \(matrix.columns) matrix"
  }

  /// Numbers as an image, row by row: the weights of a neuron that looks at 28 × 28 pixels, say. The last row is filled
  /// up with zeros.
  public init(_ values: [Float], columns: Int, title: String? = nil) {
    let columns = max(1, columns)
    let rows = (values.count + columns - 1) / columns
    let zeros = Array(repeating: Float(0), count: rows * columns - values.count)
    self.init(Matrix(rows: rows, columns: columns, values + zeros), title: title)
  }

  /// The rows of a matrix as images side by side, on one scale: the weights of a layer, a tile for each neuron.
  ///
  /// ```swift
  /// show(HeatMap(tiles: network.layers[0].weights, columns: 28))
  /// ```
  ///
  /// - Parameters:
  ///   - rows: One image a row.
  ///   - columns: How wide each image is, in numbers. Its last row is filled up with zeros.
  ///   - across: How many images stand side by side.
  ///   - title: What stands above them.
  public init(tiles rows: Matrix, columns: Int, across: Int = 4, title: String? = nil) {
    let (columns, across) = (max(1, columns), max(1, min(across, rows.rows)))
    let height = (rows.columns + columns - 1) / columns
    let down = (rows.rows + across - 1) / across
    // Two numbers' room between the images.
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

  /// The map without the numbers of its rows and columns, where these say nothing.
  public func withoutAxes() -> HeatMap { with { $0.hasAxes = false } }

  /// Sets the label of the columns.
  public func xLabel(_ label: String) -> HeatMap { with { $0.xLabel = label } }

  /// Sets the label of the rows.
  public func yLabel(_ label: String) -> HeatMap { with { $0.yLabel = label } }

  private func with(_ change: (inout HeatMap) -> Void) -> HeatMap {
    var map = self
    change(&map)
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
  public var output: Output { .plot(figure.drawing) }
}

extension Matrix: Showable {
  /// A heat map.
  public var output: Output { HeatMap(self).output }
}
