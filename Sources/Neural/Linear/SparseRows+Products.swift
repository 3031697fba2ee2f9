// The products of the first layer. Shapes: x (B, inputs), these rows; z, δ (B, outputs); w and its gradient g (inputs, outputs).
//
// A row of outputs is worked on in blocks of 8, 4, 2 and 1 vectors that stay in registers. A network's first layer has 1 to
// 40 vectors in a row; eight sums side by side keep the adders busy, each of which takes four clock ticks.

extension SparseRows {
  /// Forward: `z = x w` for some of these rows: `zᵢ = Σⱼ xᵢⱼ wⱼ`.
  func times(_ w: LaneView, rows: Range<Int>, into z: LaneView) {
    if w.width == 1, rows.count > 1 {
      for i in stride(from: rows.lowerBound, to: rows.upperBound - 1, by: 2) {
        sums(entries(i), entries(i + 1), Rows(w, from: 0), into: z.lanes + i)
      }
      if rows.count % 2 == 0 { return }
    }
    for i in w.width == 1 && rows.count > 1 ? rows.suffix(1) : rows {
      let (x, z) = (entries(i), z.lanes + i * z.width)
      forEachBlock(of: w.width) { column, size in
        let (w, z) = (Rows(w, from: column), z + column)
        switch size {
        case .eight: x.sum(Block<8>(repeating: .zero), w, into: z)
        case .four: x.sum(Block<4>(repeating: .zero), w, into: z)
        case .two: x.sum(Block<2>(repeating: .zero), w, into: z)
        case .one: x.sum(Block<1>(repeating: .zero), w, into: z)
        }
      }
    }
  }

  /// Backward: adds xᵀ δ to some rows of the gradient g: `gⱼ += Σᵢ xᵢⱼ δᵢ`, i over all rows of δ.
  ///
  /// - Parameters:
  ///   - inputs: the rows of g.
  ///   - cursors: a number for each row of δ, to be used here.
  ///   - finish: called with a few rows of g as soon as they are complete, while they are still in the nearest cache.
  @inline(__always)
  func addGradient(
    of δ: LaneView,
    to g: LaneView,
    inputs: Range<Int>,
    cursors: UnsafeMutablePointer<Int>,
    finish: (Range<Int>) -> Void
  ) {
    for i in 0..<δ.rows { cursors[i] = entries(i).firstIndex(from: inputs.lowerBound) }
    for first in stride(from: inputs.lowerBound, to: inputs.upperBound, by: max(1, tileSize / max(1, g.width))) {
      let rows = first..<min(first + max(1, tileSize / max(1, g.width)), inputs.upperBound)
      for i in 0..<δ.rows {
        let (x, errors, first) = (entries(i), δ.lanes + i * δ.width, cursors[i])
        forEachBlock(of: g.width) { column, size in
          let (errors, g) = (errors + column, Rows(g, from: column))
          switch size {
          case .eight:
            cursors[i] = x.add(Block<8>(repeating: .zero), errors, to: g, from: first, before: rows.upperBound)
          case .four:
            cursors[i] = x.add(Block<4>(repeating: .zero), errors, to: g, from: first, before: rows.upperBound)
          case .two: cursors[i] = x.add(Block<2>(repeating: .zero), errors, to: g, from: first, before: rows.upperBound)
          case .one: cursors[i] = x.add(Block<1>(repeating: .zero), errors, to: g, from: first, before: rows.upperBound)
          }
        }
      }
      finish(rows)
    }
  }

  /// Gradient and update at once, for a single example: `wⱼ += (xⱼ δ) · factor`. Weights of inputs that are zero stay.
  func descend(along δ: LaneView, w: LaneView, inputs: Range<Int>, factor: Float) {
    let (x, end) = (entries(0), inputs.upperBound)
    let first = x.firstIndex(from: inputs.lowerBound)
    forEachBlock(of: w.width) { column, size in
      let (errors, w) = (δ.lanes + column, Rows(w, from: column))
      switch size {
      case .eight: x.add(Block<8>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      case .four: x.add(Block<4>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      case .two: x.add(Block<2>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      case .one: x.add(Block<1>(repeating: .zero), errors, times: factor, to: w, from: first, before: end)
      }
    }
  }
}

/// The naive twins: the same sums, to the last bit.
extension SparseRows {
  func timesNaive(_ w: LaneView, rows: Range<Int>, into z: LaneView) {
    for i in rows {
      let x = row(i)
      for k in 0..<w.columns {
        z[i, k] = 0
        for j in 0..<w.rows { z[i, k] += x[j] * w[j, k] }
      }
    }
  }

  func addGradientNaive(of δ: LaneView, to g: LaneView, inputs: Range<Int>) {
    for i in 0..<δ.rows {
      let x = row(i)
      for j in inputs {
        for k in 0..<g.columns { g[j, k] += x[j] * δ[i, k] }
      }
    }
  }

  func descendNaive(along δ: LaneView, w: LaneView, inputs: Range<Int>, factor: Float) {
    let x = row(0)
    for j in inputs {
      for k in 0..<w.columns { w[j, k] += x[j] * δ[0, k] * factor }
    }
  }
}

/// The rows of a gradient that are completed together are 512 vectors, 32 KB: they stay in the nearest cache meanwhile.
private let tileSize = 512

/// A part of a row that stays in registers. Its length is part of the type, so that the compiler writes out each length.
private typealias Block<let count: Int> = InlineArray<count, Lanes>

private enum BlockSize { case eight, four, two, one }

/// Goes through the `width` vectors of a row in blocks, large ones first.
@inline(__always)
private func forEachBlock(of width: Int, _ body: (_ column: Int, BlockSize) -> Void) {
  for column in stride(from: 0, to: width & ~7, by: 8) { body(column, .eight) }
  if width & 4 != 0 { body(width & ~7, .four) }
  if width & 2 != 0 { body(width & ~3, .two) }
  if width & 1 != 0 { body(width & ~1, .one) }
}

/// The rows of a matrix from one of its vectors on.
private struct Rows {
  let start: UnsafeMutablePointer<Lanes>
  let width: Int

  init(_ matrix: LaneView, from column: Int) {
    start = matrix.lanes + column
    width = matrix.width
  }

  @inline(__always)
  subscript(row: UInt32) -> UnsafeMutablePointer<Lanes> {
    start + Int(truncatingIfNeeded: row) &* width
  }
}

/// `z = Σⱼ xⱼ wⱼ` for two rows x, where w is one vector wide: each sum waits for its last addition, so two take as long as one.
@inline(__always)
private func sums(_ a: Entries, _ b: Entries, _ w: Rows, into z: UnsafeMutablePointer<Lanes>) {
  var (first, second) = (Lanes.zero, Lanes.zero)
  let both = min(a.count, b.count)
  for k in 0..<both {
    first = first + w[a.columns[k]].pointee * a.values[k]
    second = second + w[b.columns[k]].pointee * b.values[k]
  }
  for k in both..<a.count { first = first + w[a.columns[k]].pointee * a.values[k] }
  for k in both..<b.count { second = second + w[b.columns[k]].pointee * b.values[k] }
  (z[0], z[1]) = (first, second)
}

extension Entries {
  /// `z = Σⱼ xⱼ wⱼ`
  @inline(__always)
  fileprivate func sum<let n: Int>(_ zeros: Block<n>, _ w: Rows, into z: UnsafeMutablePointer<Lanes>) {
    var sums = zeros
    for k in 0..<count {
      let j = columns[k]
      let (x, row) = (values[k], w[j])
      for i in 0..<n { sums[i] = sums[i] + row[i] * x }
    }
    for i in 0..<n { z[i] = sums[i] }
  }

  /// `gⱼ += xⱼ δ` for the entries from number `first` up to the column `end`.
  ///
  /// - Returns: the number of the first entry that was not used.
  @inline(__always)
  fileprivate func add<let n: Int>(
    _ zeros: Block<n>,
    _ δ: UnsafePointer<Lanes>,
    to g: Rows,
    from first: Int,
    before end: Int
  ) -> Int {
    var error = zeros
    for i in 0..<n { error[i] = δ[i] }
    var k = first
    while k < count, columns[k] < end {
      let j = columns[k]
      let (x, row) = (values[k], g[j])
      for i in 0..<n { row[i] = row[i] + error[i] * x }
      k &+= 1
    }
    return k
  }

  /// `wⱼ += (xⱼ δ) · factor`, over the same entries.
  @inline(__always)
  fileprivate func add<let n: Int>(
    _ zeros: Block<n>,
    _ δ: UnsafePointer<Lanes>,
    times factor: Float,
    to w: Rows,
    from first: Int,
    before end: Int
  ) {
    var error = zeros
    for i in 0..<n { error[i] = δ[i] }
    var k = first
    while k < count, columns[k] < end {
      let j = columns[k]
      let (x, row) = (values[k], w[j])
      for i in 0..<n { row[i] = row[i] + error[i] * x * factor }
      k &+= 1
    }
  }
}
