/// A matrix of Floats in row-major order.
///
/// ```swift
/// let w = Matrix([[1, 2, 3], [4, 5, 6]])     // 2 rows, 3 columns
/// let z = w * [1, 0, -1]                     // [-2, -2]
/// ```
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The `rows × columns` elements in row-major order.
  public var elements: [Float] {
    didSet { requireCount() }
  }

  /// Creates a matrix with the given elements.
  ///
  /// - Parameters:
  ///   - rows: The number of rows, at least 0.
  ///   - columns: The number of columns, at least 0.
  ///   - elements: `rows × columns` numbers in row-major order.
  public init(rows: Int, columns: Int, _ elements: [Float]) {
    require(rows >= 0 && columns >= 0, "A matrix cannot have \(rows) × \(columns) elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
    requireCount()
  }

  /// Creates a matrix whose elements are all equal.
  ///
  /// - Parameters:
  ///   - rows: The number of rows, at least 0.
  ///   - columns: The number of columns, at least 0.
  ///   - element: The value of every element.
  public init(rows: Int, columns: Int, repeating element: Float = 0) {
    require(rows >= 0 && columns >= 0, "A matrix cannot have \(rows) × \(columns) elements")
    self.init(rows: rows, columns: columns, Array(repeating: element, count: rows * columns))
  }

  /// Creates a matrix from its rows.
  ///
  /// - Parameter rows: The rows, all of the same length.
  public init(_ rows: [[Float]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      require(row.count == columns, "Row 0 has \(columns) elements, row \(index) has \(row.count)")
    }
    self.init(rows: rows.count, columns: columns, rows.flatMap { $0 })
  }

  /// The element in one row and column.
  ///
  /// - Parameters:
  ///   - row: The row, from 0.
  ///   - column: The column, from 0.
  public subscript(row: Int, column: Int) -> Float {
    get { elements[index(row, column)] }
    set { elements[index(row, column)] = newValue }
  }

  /// The elements of one row.
  ///
  /// - Parameter row: The index of the row, from 0.
  /// - Returns: The elements from left to right.
  public func row(_ row: Int) -> [Float] {
    (0..<columns).map { self[row, $0] }
  }

  /// The elements of one column.
  ///
  /// - Parameter column: The index of the column, from 0.
  /// - Returns: The elements from top to bottom.
  public func column(_ column: Int) -> [Float] {
    (0..<rows).map { self[$0, column] }
  }

  /// The transpose: the matrix with rows and columns exchanged.
  public var transposed: Matrix {
    Matrix(rows: columns, columns: rows, (0..<columns).flatMap(column))
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    require(
      0..<rows ~= row && 0..<columns ~= column,
      "No element [\(row), \(column)] in a matrix of \(rows) × \(columns)"
    )
    return row * columns + column
  }

  private func requireCount() {
    require(
      elements.count == rows * columns,
      "A matrix of \(rows) × \(columns) takes \(rows * columns) elements, got \(elements.count)"
    )
  }
}
