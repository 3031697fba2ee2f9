// Element-wise kernels: each element is read and written once, in place.

extension PanelView {
  /// Adds all rows of `a` to the single row of this matrix: `cⱼ += Σᵢ aᵢⱼ`, in the order i = 0, 1, 2, …
  ///
  /// a: (rows, columns), self: (1, columns)
  func addRows(of a: PanelView) {
    require(a.columns == columns, "A row of \(columns) cannot take rows of \(a.columns)")
    for index in 0..<panels {
      let terms = a.panel(index)
      var sum = panel(index)[0]
      for i in 0..<a.rows { sum = sum + terms[i] }
      panel(index)[0] = sum
    }
  }
}

extension PanelMatrix {
  /// Adds a matrix of the same shape, multiplied by `factor`: `cᵢⱼ += aᵢⱼ · factor`.
  mutating func add(_ a: PanelMatrix, scaledBy factor: Float) {
    requireSameShape(a)
    vectors.withUnsafeMutableBufferPointer { vectors in
      a.vectors.withUnsafeBufferPointer { a in
        for index in 0..<min(vectors.count, a.count) { vectors[index] = vectors[index] + a[index] * factor }
      }
    }
  }

  /// Multiplies every element by `factor`.
  mutating func scale(by factor: Float) {
    for index in vectors.indices { vectors[index] *= factor }
  }

  /// Stops the program if the shapes differ.
  func requireSameShape(_ other: PanelMatrix) {
    require(
      rows == other.rows && columns == other.columns,
      "Shapes differ: \(rows) × \(columns) and \(other.rows) × \(other.columns)"
    )
  }
}

/// The dot product `Σᵢ aᵢ bᵢ` of two vectors in memory of any alignment.
///
/// There are sixteen partial sums, of the products i, i + 16, i + 32, …; the last products are padded with zeros. The partial
/// sums are added pairwise in a fixed order, so the result is the same on every machine.
func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
  var sums = Lanes.zero
  let whole = count - count % Lanes.scalarCount
  for start in stride(from: 0, to: whole, by: Lanes.scalarCount) {
    let x = UnsafeRawPointer(a + start).loadUnaligned(as: Lanes.self)
    let y = UnsafeRawPointer(b + start).loadUnaligned(as: Lanes.self)
    sums = sums + x * y
  }
  for i in whole..<count { sums[i - whole] = sums[i - whole] + a[i] * b[i] }
  return sum(sums)
}

/// The sum of sixteen lanes: the upper half is added to the lower half, four times.
@inline(__always)
func sum(_ lanes: Lanes) -> Float {
  let eight = lanes.lowHalf + lanes.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two.x + two.y
}

/// Reference implementation of `dot(_:_:count:)`, with a single sum, so the last bits may differ.
func dotNaive(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
  var sum: Float = 0
  for i in 0..<count { sum += a[i] * b[i] }
  return sum
}
