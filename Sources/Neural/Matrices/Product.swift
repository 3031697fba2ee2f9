// Matrix products of dense operands, for the forward pass, the backward pass and the gradient of the weights.
//
// Goals, in this order:
// 1. The same bits everywhere: each sum runs over k = 0, 1, 2, … one product after the other, as in the formula and in the
//    reference implementation, for every tile size, machine and number of threads. (A long sum is the sum of two such sums: see
//    SplitSum.)
// 2. Speed. The sixteen lanes are sixteen columns of the result, so there are no horizontal sums. A tile of eight rows by one
//    vector of the result stays in registers while k runs: 8 multiplications and 8 additions for each vector and 8 scalars that
//    are loaded. Eight independent sums also hide the latency of an addition, four clock cycles. A panel of the second operand is
//    contiguous and small (32 KB for 512 rows, the size of a level 1 cache), and is reused for all rows of the first.
// 3. One loop for the products of a layer, forward and backward (see Backpropagation.swift).
//
// Left out: fused multiply-add. It would be twice as fast on machines with two such units, and round differently from machines
// without.

extension PanelView {
  /// Sets this matrix C to the product A·B: `cᵢ = Σₖ aᵢₖ bₖ`, where bₖ and cᵢ are rows.
  ///
  /// A: (rows, depth), B: (depth, columns), C: (rows, columns)
  ///
  /// - Parameter bias: A row, (1, columns), that is added to each row of C; `nil` for none.
  func set(_ a: PanelView, times b: PanelView, adding bias: PanelView? = nil) {
    require(
      a.columns == b.rows && rows == a.rows && columns == b.columns,
      "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns) does not give \(rows) × \(columns)"
    )
    require(bias?.columns ?? columns == columns, "Rows of \(columns) cannot take a row of \(bias?.columns ?? 0)")
    for index in 0..<panels {
      let (b, c) = (b.panel(index), panel(index))
      // Adding +0 leaves every sum that began at +0 unchanged.
      let bias = bias?.panel(index)[0] ?? .zero
      var row = 0
      while row < rows {
        let remaining = a.rows(row..<rows)
        switch rows - row {
        case 8...: row += setTile(Accumulators<8>(repeating: .zero), remaining, b, bias, c + row)
        case 4...: row += setTile(Accumulators<4>(repeating: .zero), remaining, b, bias, c + row)
        case 2...: row += setTile(Accumulators<2>(repeating: .zero), remaining, b, bias, c + row)
        default: row += setTile(Accumulators<1>(repeating: .zero), remaining, b, bias, c + row)
        }
      }
    }
  }

  /// Adds the product Aᵀ·B to this matrix C: `cᵢ += Σₖ aₖᵢ bₖ`, for all columns of A or for some. Aᵀ is read in place.
  ///
  /// A: (depth, at least first + rows), B: (depth, columns), C: (rows, columns)
  ///
  /// - Parameter first: The column of A that corresponds to row 0 of C, a multiple of 16.
  func add(transposed a: PanelView, from first: Int = 0, times b: PanelView) {
    require(
      a.rows == b.rows && first + rows <= a.columns && columns == b.columns,
      "\(a.columns) × \(a.rows) times \(b.rows) × \(b.columns) does not give \(first + rows) × \(columns)"
    )
    require(first % Lanes.scalarCount == 0, "A product of some columns begins with a panel, not with column \(first)")
    for index in 0..<panels {
      let (b, c) = (b.panel(index), panel(index))
      var row = 0
      while row < rows {
        // Eight rows of C correspond to eight columns of A, which are in one panel.
        let column = first + row
        let a = TransposedOperand(a.panel(column / Lanes.scalarCount), a.rows, from: column % Lanes.scalarCount)
        switch rows - row {
        case 8...: row += addTile(Accumulators<8>(repeating: .zero), a, b, to: c + row)
        case 4...: row += addTile(Accumulators<4>(repeating: .zero), a, b, to: c + row)
        case 2...: row += addTile(Accumulators<2>(repeating: .zero), a, b, to: c + row)
        default: row += addTile(Accumulators<1>(repeating: .zero), a, b, to: c + row)
        }
      }
    }
  }

  /// Computes `height` rows of one panel c of the product: `cᵢ = Σₖ aᵢₖ bₖ + bias`.
  ///
  /// - Returns: `height`.
  @inline(__always)
  private func setTile<let height: Int>(
    _ zeros: Accumulators<height>,
    _ a: PanelView,
    _ b: UnsafePointer<Lanes>,
    _ bias: Lanes,
    _ c: UnsafeMutablePointer<Lanes>
  ) -> Int {
    var total = zeros
    for segment in 0..<SplitSum.segments(of: a.columns) {
      let range = SplitSum.segment(segment, of: a.columns)
      var sums = zeros
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Lanes.scalarCount) {
        let factors = UnsafeRawPointer(a.panel(start / Lanes.scalarCount))
        for k in 0..<min(Lanes.scalarCount, range.upperBound &- start) {
          let row = b[start &+ k]
          for i in 0..<height {
            sums[i] = sums[i] + row * factors.load(fromByteOffset: 4 &* (i &* Lanes.scalarCount &+ k), as: Float.self)
          }
        }
      }
      for i in 0..<height { total[i] = segment == 0 ? sums[i] : total[i] + sums[i] }
    }
    for i in 0..<height { c[i] = total[i] + bias }
    return height
  }
}

/// Columns of one panel of a matrix, read as rows: `aₖᵢ` for all k, and i from 0.
private struct TransposedOperand {
  private let start: UnsafeRawPointer
  /// The number of values of k.
  let depth: Int

  init(_ panel: UnsafePointer<Lanes>, _ depth: Int, from column: Int) {
    start = UnsafeRawPointer(panel) + 4 * column
    self.depth = depth
  }

  @inline(__always)
  subscript(k: Int, i: Int) -> Float {
    start.load(fromByteOffset: 4 &* (k &* Lanes.scalarCount &+ i), as: Float.self)
  }
}

/// Vectors that stay in registers while k runs. Their number is part of the type, so that the compiler unrolls the loops over
/// them.
private typealias Accumulators<let count: Int> = InlineArray<count, Lanes>

/// Adds Aᵀ·B to `height` rows of one panel c, each of which is loaded once and stored once.
///
/// - Returns: `height`.
@inline(__always)
private func addTile<let height: Int>(
  _ zeros: Accumulators<height>,
  _ a: TransposedOperand,
  _ b: UnsafePointer<Lanes>,
  to c: UnsafeMutablePointer<Lanes>
) -> Int {
  var sums = zeros
  for i in 0..<height { sums[i] = c[i] }
  for k in 0..<a.depth {
    let row = b[k]
    for i in 0..<height { sums[i] = sums[i] + row * a[k, i] }
  }
  for i in 0..<height { c[i] = sums[i] }
  return height
}

extension PanelMatrix {
  /// Sets this matrix to the product A·B: see `PanelView.set(_:times:adding:)`.
  mutating func set(_ a: PanelMatrix, times b: PanelMatrix) {
    withMutableView { c in a.withView { a in b.withView { b in c.set(a, times: b) } } }
  }

  /// Reference implementation of `set(_:times:)`: the same sums, bit for bit.
  mutating func setNaive(_ a: PanelMatrix, times b: PanelMatrix) {
    for i in 0..<rows {
      for j in 0..<columns { self[i, j] = SplitSum.of(a.columns) { k in a[i, k] * b[k, j] } }
    }
  }

  /// Reference implementation of `PanelView.add(transposed:times:)`: the same sums, bit for bit.
  mutating func addNaive(transposed a: PanelMatrix, times b: PanelMatrix) {
    for i in 0..<rows {
      for j in 0..<columns {
        self[i, j] = (0..<a.rows).reduce(self[i, j]) { sum, k in sum + a[k, i] * b[k, j] }
      }
    }
  }
}
