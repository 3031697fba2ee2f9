extension Matrix {
  /// The product of this matrix and a vector: element i is `Σⱼ wᵢⱼ aⱼ`, summed as a neuron
  /// does it: see `dot`.
  ///
  /// - Parameter vector: as many numbers as this matrix has columns.
  /// - Returns: as many numbers as this matrix has rows.
  public func times(_ vector: [Float]) -> [Float] {
    require(vector.count == columns, "A matrix of \(rows) × \(columns) takes \(columns) numbers, got \(vector.count)")
    return (self * Matrix(rows: columns, columns: 1, vector)).elements
  }

  /// The product of a matrix and a vector: `matrix.times(vector)`.
  public static func * (matrix: Matrix, vector: [Float]) -> [Float] {
    matrix.times(vector)
  }

  /// The product of two matrices: element (i, j) is `Σₖ aᵢₖ bₖⱼ`, summed as `dot` does it.
  ///
  /// a: (rows, depth) · b: (depth, columns) → (rows, columns)
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    require(
      a.columns == b.rows,
      "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns): the inner sizes \(a.columns) and \(b.rows) differ"
    )
    // The lanes are columns of the result; a product with few columns is computed as its transpose, (ab)ᵀ = bᵀaᵀ.
    if b.columns < a.rows {
      var product = PanelMatrix(rows: b.columns, columns: a.rows)
      product.set(PanelMatrix(b.transposed), times: PanelMatrix(a.transposed))
      return Matrix(product).transposed
    }
    var product = PanelMatrix(rows: a.rows, columns: b.columns)
    product.set(PanelMatrix(a), times: PanelMatrix(b))
    return Matrix(product)
  }

  /// Every element times `factor`.
  public static func * (factor: Float, matrix: Matrix) -> Matrix {
    Matrix(rows: matrix.rows, columns: matrix.columns, matrix.elements.map { $0 * factor })
  }

  /// The sum, element by element, of two matrices of one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    a.combined(with: b, +)
  }

  /// The difference, element by element, of two matrices of one shape.
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

/// The sum of the products `aᵢ bᵢ` of two vectors of one length: to the last bit what a neuron with weights `a` computes from
/// inputs `b`, before its bias.
///
/// Up to 256 products are added in the order of i. More are added as two sums, each in this order, of about one half each:
/// that is faster, and more exact.
public func dot(_ a: [Float], _ b: [Float]) -> Float {
  require(a.count == b.count, "A dot product takes two vectors of one length, got \(a.count) and \(b.count)")
  return SplitSum.of(a.count) { i in a[i] * b[i] }
}

extension PanelMatrix {
  init(_ matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns)
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] = matrix.elements[row * columns + column] }
    }
  }
}

extension Matrix {
  init(_ lanes: PanelMatrix) {
    self.init(rows: lanes.rows, columns: lanes.columns, lanes.elements)
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows, one a line, in brackets.
  public var description: String {
    let lines = (0..<rows).map { "[" + row($0).map { "\($0)" }.joined(separator: ", ") + "]" }
    return "[" + lines.joined(separator: ",\n ") + "]"
  }
}
