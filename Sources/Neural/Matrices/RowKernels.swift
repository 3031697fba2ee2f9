// What happens to matrices element by element: every number is touched once, in place.

extension PanelView {
  /// Adds all rows of `a` to the one row of this matrix: `cⱼ += Σᵢ aᵢⱼ`, i = 0, 1, 2, …
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
  /// Adds `a · factor`: `cᵢⱼ += aᵢⱼ · factor`. The two have the same shape.
  mutating func add(_ a: PanelMatrix, scaledBy factor: Float) {
    requireSameShape(a)
    lanes.withUnsafeMutableBufferPointer { lanes in
      a.lanes.withUnsafeBufferPointer { a in
        for index in 0..<min(lanes.count, a.count) { lanes[index] = lanes[index] + a[index] * factor }
      }
    }
  }

  /// Multiplies every number by `factor`.
  mutating func scale(by factor: Float) {
    for index in lanes.indices { lanes[index] *= factor }
  }

  func requireSameShape(_ other: PanelMatrix) {
    require(
      rows == other.rows && columns == other.columns,
      "Shapes differ: \(rows) × \(columns) and \(other.rows) × \(other.columns)"
    )
  }
}

/// The sum of the products `aᵢ bᵢ`, of vectors as they lie in memory, aligned or not.
///
/// Sixteen running sums side by side, i, i + 16, i + 32, …, a shorter rest filled up with zeros; at the end the sums
/// are added half to half, so the order, and with it the result, is the same on every machine.
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

/// The sum of sixteen numbers: half is added to half, four times.
@inline(__always)
func sum(_ lanes: Lanes) -> Float {
  let eight = lanes.lowHalf + lanes.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two.x + two.y
}

/// The naive twin of `dot(_:_:count:)`: one running sum, so the last bits may differ.
func dotNaive(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
  var sum: Float = 0
  for i in 0..<count { sum += a[i] * b[i] }
  return sum
}
