extension Matrix {
  /// The product of this matrix w and a vector a: element i is `Σⱼ wᵢⱼ aⱼ`, added in the order that `dot(_:_:)` documents.
  ///
  /// - Parameter vector: A vector with an element for each column.
  /// - Returns: A vector with an element for each row.
  public func times(_ vector: [Float]) -> [Float] {
    require(vector.count == columns, "A matrix of \(rows) × \(columns) takes \(columns) numbers, got \(vector.count)")
    return (self * Matrix(rows: columns, columns: 1, vector)).elements
  }

  /// The product of a matrix and a vector: `matrix.times(vector)`.
  public static func * (matrix: Matrix, vector: [Float]) -> [Float] {
    matrix.times(vector)
  }

  /// The product of two matrices: element (i, j) is `Σₖ aᵢₖ bₖⱼ`, added in the order that `dot(_:_:)` documents.
  ///
  /// a: (rows, depth), b: (depth, columns), result: (rows, columns)
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    require(
      a.columns == b.rows,
      "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns): the inner sizes \(a.columns) and \(b.rows) differ"
    )
    // The vector lanes are columns of the result. A product with few columns is computed as its transpose, (ab)ᵀ = bᵀaᵀ.
    if b.columns < a.rows {
      var product = PanelMatrix(rows: b.columns, columns: a.rows)
      product.set(PanelMatrix(b.transposed), times: PanelMatrix(a.transposed))
      return Matrix(product).transposed
    }
    var product = PanelMatrix(rows: a.rows, columns: b.columns)
    product.set(PanelMatrix(a), times: PanelMatrix(b))
    return Matrix(product)
  }

  /// The matrix with every element multiplied by `factor`.
  public static func * (factor: Float, matrix: Matrix) -> Matrix {
    Matrix(rows: matrix.rows, columns: matrix.columns, matrix.elements.map { $0 * factor })
  }

  /// The element-wise sum of two matrices of the same shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    a.combined(with: b, +)
  }

  /// The element-wise difference of two matrices of the same shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    a.combined(with: b, -)
  }

  private func combined(with other: Matrix, _ operation: (Float, Float) -> Float) -> Matrix {
    require(
      rows == other.rows && columns == other.columns,
      "Shapes differ: \(rows) × \(columns) and \(other.rows) × \(other.columns)"
    )
    return Matrix(rows: rows, columns: columns, zip(elements, other.elements).map(operation))
  }
}

/// The dot product `Σᵢ aᵢ bᵢ`: bit for bit the weighted input that a neuron with weights `a` and bias 0 computes from inputs `b`.
///
/// Up to 256 products are added in the order of i. More are added as two sums of about half the products each, which is faster
/// and more accurate.
///
/// - Parameters:
///   - a: A vector.
///   - b: A vector of the same length.
/// - Returns: The dot product; 0 for empty vectors.
public func dot(_ a: [Float], _ b: [Float]) -> Float {
  require(a.count == b.count, "A dot product takes two vectors of one length, got \(a.count) and \(b.count)")
  return SplitSum.of(a.count) { i in a[i] * b[i] }
}

extension PanelMatrix {
  /// Creates a copy of a matrix in panel layout.
  init(_ matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns)
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] = matrix.elements[row * columns + column] }
    }
  }
}

extension Matrix {
  /// Creates a copy of a matrix in row-major layout.
  init(_ matrix: PanelMatrix) {
    self.init(rows: matrix.rows, columns: matrix.columns, matrix.elements)
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows in brackets, one per line. A NaN is written without its sign, which differs between processors.
  public var description: String {
    let lines = (0..<rows).map { "[" + row($0).map { $0.isNaN ? "nan" : "\($0)" }.joined(separator: ", ") + "]" }
    return "[" + lines.joined(separator: ",\n ") + "]"
  }
}
