import Wire

/// A figure of a matrix as coloured squares, with a scale below it. Small matrices also show their numbers.
///
/// ```swift
/// show(HeatMap(network.layers[0].weights.row(3), columns: 28, title: "Weights of neuron 3"))
/// ```
public struct HeatMap: Sendable {
  /// The numbers; of a map of images, those of one image in each row.
  let matrix: Matrix
  /// The arrangement of the images; nil if the map is one matrix.
  private(set) var tiling: Tiling?
  private(set) var title: String?
  private(set) var xLabel: String?
  private(set) var yLabel: String?
  private(set) var hasAxes = true
  private(set) var palette = Palette.weights
  private(set) var limit: Double?
  private(set) var rowNames = HeatMapNames()
  private(set) var columnNames = HeatMapNames()

  /// The arrangement of images side by side.
  struct Tiling: Sendable {
    /// The width of each image in numbers, and the number of images side by side.
    let columns, across: Int
    /// The texts below the images; there may be fewer, or none.
    let titles: [String]
  }

  /// Creates a heat map of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The numbers. Those that are not finite are grey.
  ///   - title: The title above the map; none by default.
  public init(_ matrix: Matrix, title: String? = nil) {
    self.matrix = matrix
    self.title = title
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
  /// show(HeatMap(tiles: network.layers[0].weights, columns: 28, titles: (0..<16).map { "neuron \($0)" }))
  /// ```
  ///
  /// - Parameters:
  ///   - rows: The images, one in each row of the matrix.
  ///   - columns: The width of each image in numbers, at least 1.
  ///   - across: The number of images side by side, at least 1.
  ///   - titles: A short text below each image, in their order; none by default.
  ///   - title: The title above the images; none by default.
  public init(tiles rows: Matrix, columns: Int, across: Int = 4, titles: [String] = [], title: String? = nil) {
    self.init(rows, title: title)
    tiling = Tiling(columns: max(1, columns), across: max(1, min(across, rows.rows)), titles: titles)
    hasAxes = false
  }

  /// Returns the map in the colours of a palette. The default is that of weights.
  public func palette(_ palette: Palette) -> HeatMap { with { $0.palette = palette } }

  /// Returns the map with a given magnitude of the deepest colour, such as the same for two maps that are compared.
  ///
  /// - Parameter magnitude: The magnitude, above 0. Numbers beyond it have the deepest colour, and a note below the map
  ///   says how many they are. By default it is that of the largest number, and 1 for light.
  public func limit(_ magnitude: Float) -> HeatMap {
    with { $0.limit = magnitude > 0 && magnitude.isFinite ? magnitude.asDouble : nil }
  }

  /// Returns the map with numbers at its rows and columns that begin at the given ones, as for a part of an image.
  public func numbering(rowsFrom row: Int = 0, columnsFrom column: Int = 0) -> HeatMap {
    with { ($0.rowNames, $0.columnNames) = (HeatMapNames(first: row), HeatMapNames(first: column)) }
  }

  /// Returns the map with a text at each row, in their order, in place of its number.
  public func rowLabels(_ labels: [String]) -> HeatMap {
    with { ($0.rowNames.labels, $0.hasAxes) = (labels, true) }
  }

  /// Returns the map with a text at each column, in their order, in place of its number.
  public func columnLabels(_ labels: [String]) -> HeatMap {
    with { ($0.columnNames.labels, $0.hasAxes) = (labels, true) }
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
    guard matrix.rows > 0, matrix.columns > 0 else {
      return Figure.placeholder("A matrix of \(matrix.rows) × \(matrix.columns): nothing to draw", title: title)
    }
    guard matrix.elements.contains(where: { isDrawable($0.asDouble) }) else {
      return Figure.placeholder("No finite values to draw", title: title)
    }
    return HeatMapDrawing.figure(of: self)
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
