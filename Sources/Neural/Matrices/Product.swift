// The products of two matrices, every number of them counted: forward, backward, and to the weights.
//
// Goals, in this order:
// 1. The same bits everywhere: each sum runs over k = 0, 1, 2, … one product after the other, as the formula and the
//    naive twin write it, whatever the tile, the machine, and the number of threads. (A long sum is two such sums: see SplitSum.)
// 2. Speed: the sixteen lanes are sixteen columns of the result, so no sum ever has to be gathered from a vector; a tile of
//    eight rows by one vector of the result stays in registers while k runs: 8 multiplications and 8 additions for each vector
//    and 8 numbers that are read. Eight sums side by side also keep the adders busy, each of which takes four clock ticks.
//    A panel of the second operand is short and in one piece (32 KB for 512 rows, the size of the nearest cache), and serves
//    all rows of the first.
// 3. One loop for the products of a layer, forward and backward (see Layer+Passes.swift).
//
// Left out: fused multiply-add. It would be twice as fast on machines with two such units, and round differently elsewhere.

extension PanelView {
  /// Makes this matrix C the product A·B: `cᵢ = Σₖ aᵢₖ bₖ`, with bₖ and cᵢ whole rows.
  ///
  /// A: (rows, depth) · B: (depth, columns) → C: (rows, columns)
  ///
  /// - Parameter bias: one row, (1, columns), that is added to each of C's, if there is one.
  func set(_ a: PanelView, times b: PanelView, adding bias: PanelView? = nil) {
    require(
      a.columns == b.rows && rows == a.rows && columns == b.columns,
      "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns) does not give \(rows) × \(columns)"
    )
    require(bias?.columns ?? columns == columns, "Rows of \(columns) cannot take a row of \(bias?.columns ?? 0)")
    for index in 0..<panels {
      let (b, c) = (b.panel(index), panel(index))
      // A zero changes no sum that began with +0.
      let bias = bias?.panel(index)[0] ?? .zero
      var row = 0
      while row < rows {
        let rest = a.rows(row..<rows)
        switch rows - row {
        case 8...: row += setTile(Block<8>(repeating: .zero), rest, b, bias, c + row)
        case 4...: row += setTile(Block<4>(repeating: .zero), rest, b, bias, c + row)
        case 2...: row += setTile(Block<2>(repeating: .zero), rest, b, bias, c + row)
        default: row += setTile(Block<1>(repeating: .zero), rest, b, bias, c + row)
        }
      }
    }
  }

  /// Adds the product Aᵀ·B to this matrix C, for some columns of A only: `cᵢ += Σₖ aₖᵢ bₖ`. Aᵀ is read in place.
  ///
  /// A: (depth, rows…), B: (depth, columns) → C: (rows, columns)
  ///
  /// - Parameter first: the column of A that belongs to this matrix's first row: a multiple of 16.
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
        // Eight rows of C are eight columns of A, in one panel.
        let column = first + row
        let a = Operand(a.panel(column / Lanes.scalarCount), a.rows, from: column % Lanes.scalarCount)
        switch rows - row {
        case 8...: row += addTile(Block<8>(repeating: .zero), a, b, to: c + row)
        case 4...: row += addTile(Block<4>(repeating: .zero), a, b, to: c + row)
        case 2...: row += addTile(Block<2>(repeating: .zero), a, b, to: c + row)
        default: row += addTile(Block<1>(repeating: .zero), a, b, to: c + row)
        }
      }
    }
  }

  /// `height` rows of one panel c of the product: `cᵢ = Σₖ aᵢₖ bₖ + bias`.
  ///
  /// - Returns: the number of rows done.
  @inline(__always)
  private func setTile<let height: Int>(
    _ zeros: Block<height>,
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
          let x = b[start &+ k]
          for i in 0..<height {
            sums[i] = sums[i] + x * factors.load(fromByteOffset: 4 &* (i &* Lanes.scalarCount &+ k), as: Float.self)
          }
        }
      }
      for i in 0..<height { total[i] = segment == 0 ? sums[i] : total[i] + sums[i] }
    }
    for i in 0..<height { c[i] = total[i] + bias }
    return height
  }
}

/// Some columns of one panel of a matrix, read as rows: `aₖᵢ` for all k, and i from 0.
private struct Operand {
  private let start: UnsafeRawPointer
  /// How many k there are.
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

/// Vectors that stay in registers while a kernel runs. Their number is part of the type, so that the compiler writes out the code
/// for each number without inner loops.
private typealias Block<let count: Int> = InlineArray<count, Lanes>

/// Adds Aᵀ·B to `height` rows of one panel c: they are read once, stay in registers while k runs, and are written once.
///
/// - Returns: the number of rows done.
@inline(__always)
private func addTile<let height: Int>(
  _ zeros: Block<height>,
  _ a: Operand,
  _ b: UnsafePointer<Lanes>,
  to c: UnsafeMutablePointer<Lanes>
) -> Int {
  var sums = zeros
  for i in 0..<height { sums[i] = c[i] }
  for k in 0..<a.depth {
    let x = b[k]
    for i in 0..<height { sums[i] = sums[i] + x * a[k, i] }
  }
  for i in 0..<height { c[i] = sums[i] }
  return height
}

extension PanelMatrix {
  /// Makes this matrix the product A·B: see `PanelView`.
  mutating func set(_ a: PanelMatrix, times b: PanelMatrix) {
    withMutableView { c in a.withView { a in b.withView { b in c.set(a, times: b) } } }
  }

  /// The naive twin of `set(_:times:)`: the same sums, to the last bit.
  mutating func setNaive(_ a: PanelMatrix, times b: PanelMatrix) {
    for i in 0..<rows {
      for j in 0..<columns { self[i, j] = SplitSum.of(a.columns) { k in a[i, k] * b[k, j] } }
    }
  }

  /// The naive twin of `add(transposed:times:)`: the same sums, to the last bit.
  mutating func addNaive(transposed a: PanelMatrix, times b: PanelMatrix) {
    for i in 0..<rows {
      for j in 0..<columns {
        self[i, j] = (0..<a.rows).reduce(self[i, j]) { sum, k in sum + a[k, i] * b[k, j] }
      }
    }
  }
}
