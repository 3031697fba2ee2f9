// The product of two matrices, every number of them counted: the layers behind the first one, forward and backward.
//
// Goals, in this order:
// 1. The same bits everywhere: each sum runs over k = 0, 1, 2, … one product after the other, as the formula and the
//    naive twin write it, whatever the tile, the machine, and the number of threads.
// 2. Speed: the sixteen lanes are sixteen columns of the result, so no sum ever has to be gathered from a vector;
//    a tile of 8 rows by 2 vectors of the result stays in registers while k runs: 16 multiplications and 16 additions for
//    each 2 vectors and 8 numbers that are read. For a large product the part of B that a column of tiles needs is first
//    copied together (32 KB, the size of the nearest cache), and serves all rows of A.
// 3. One kernel for the three products of a layer, forward and backward (see Layer+Passes.swift).
//
// Left out: fused multiply-add. It would be twice as fast on machines with two such units, and round differently elsewhere.

extension LaneView {
  /// Adds the product A·B to this matrix C: `cᵢ += Σₖ aᵢₖ bₖ`, with bₖ and cᵢ whole rows.
  ///
  /// A: (rows, depth) · B: (depth, columns) → C: (rows, columns)
  func add(_ a: LaneView, times b: LaneView) {
    require(
      a.columns == b.rows && rows == a.rows && columns == b.columns,
      "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns) does not give \(rows) × \(columns)"
    )
    let operand = Operand(start: UnsafeRawPointer(a.start), rowStride: 4 * a.width * Lanes.scalarCount, columnStride: 4)
    addProduct(of: operand, depth: a.columns, with: b)
  }

  /// Adds the product Aᵀ·B to this matrix C, for some columns of A only: `cᵢ += Σₖ aₖᵢ bₖ`. Aᵀ is read in place.
  ///
  /// A: (depth, rows…), B: (depth, columns) → C: (rows, columns)
  ///
  /// - Parameter first: the column of A that belongs to this matrix's first row.
  func add(transposed a: LaneView, from first: Int = 0, times b: LaneView) {
    require(
      a.rows == b.rows && first + rows <= a.columns && columns == b.columns,
      "\(a.columns) × \(a.rows) times \(b.rows) × \(b.columns) does not give \(first + rows) × \(columns)"
    )
    let start = UnsafeRawPointer(a.start) + 4 * first
    let operand = Operand(start: start, rowStride: 4, columnStride: 4 * a.width * Lanes.scalarCount)
    addProduct(of: operand, depth: a.rows, with: b)
  }

  private func addProduct(of a: Operand, depth: Int, with b: LaneView) {
    // Copying pays when the copy is used often, and B's rows lie far apart.
    guard rows >= 4 * Tile<8>.count, width > 2 else {
      addColumns(of: a, depth: depth, with: b.lanes, stride: b.width)
      return
    }
    var panel = Panel(repeating: .zero)
    withUnsafeMutableBytes(of: &panel) { panel in
      let panel = panel.baseAddress!.assumingMemoryBound(to: Lanes.self)
      for k in stride(from: 0, to: depth, by: Panel.count / 2) {
        let height = min(Panel.count / 2, depth - k)
        for column in stride(from: 0, to: width, by: 2) {
          let columns = min(2, width - column)
          for row in 0..<height {
            for index in 0..<columns { panel[row * 2 + index] = b.lanes[(k + row) * b.width + column + index] }
          }
          addRows(of: a.dropFirst(k), depth: height, with: panel, stride: 2, column: column, vectors: columns)
        }
      }
    }
  }

  private func addColumns(of a: Operand, depth: Int, with b: UnsafePointer<Lanes>, stride: Int) {
    for column in Swift.stride(from: 0, to: width, by: 2) {
      addRows(of: a, depth: depth, with: b + column, stride: stride, column: column, vectors: min(2, width - column))
    }
  }

  /// One or two vectors of every row of C.
  private func addRows(
    of a: Operand,
    depth: Int,
    with b: UnsafePointer<Lanes>,
    stride: Int,
    column: Int,
    vectors: Int
  ) {
    var row = 0
    while row < rows {
      let (a, c) = (a.dropRows(row), lanes + row * width + column)
      switch (rows - row, vectors) {
      case (8..., 2): row += addTile(Tile<8>(repeating: .zero), a, b, stride, c, width, depth: depth)
      case (4..., 2): row += addTile(Tile<4>(repeating: .zero), a, b, stride, c, width, depth: depth)
      case (_, 2): row += addTile(Tile<1>(repeating: .zero), a, b, stride, c, width, depth: depth)
      case (8..., _): row += addColumn(Tile<8>(repeating: .zero), a, b, stride, c, width, depth: depth)
      case (4..., _): row += addColumn(Tile<4>(repeating: .zero), a, b, stride, c, width, depth: depth)
      case (2..., _): row += addColumn(Tile<2>(repeating: .zero), a, b, stride, c, width, depth: depth)
      case (_, _): row += addColumn(Tile<1>(repeating: .zero), a, b, stride, c, width, depth: depth)
      }
    }
  }
}

/// The numbers aᵢₖ, wherever they stand in memory: `start + i · rowStride + k · columnStride`, counted in bytes.
private struct Operand {
  var start: UnsafeRawPointer
  var rowStride: Int
  var columnStride: Int

  @inline(__always)
  subscript(i: Int, k: Int) -> Float {
    start.load(fromByteOffset: i &* rowStride &+ k &* columnStride, as: Float.self)
  }

  func dropRows(_ count: Int) -> Operand {
    Operand(start: start + count * rowStride, rowStride: rowStride, columnStride: columnStride)
  }

  func dropFirst(_ count: Int) -> Operand {
    Operand(start: start + count * columnStride, rowStride: rowStride, columnStride: columnStride)
  }
}

/// A part of B, two vectors wide: 256 rows of it, 32 KB.
private typealias Panel = InlineArray<512, Lanes>

/// `height` rows of C, one vector wide. The height is part of the type, so that the compiler writes out the code for each
/// height without inner loops, all sums in registers.
private typealias Tile<let height: Int> = InlineArray<height, Lanes>

/// Adds A·B to a tile of C, two vectors wide: its rows are read once, stay in registers while k runs, and are written once.
///
/// - Returns: the number of rows done.
@inline(__always)
private func addTile<let height: Int>(
  _ zeros: Tile<height>,
  _ a: Operand,
  _ b: UnsafePointer<Lanes>,
  _ bStride: Int,
  _ c: UnsafeMutablePointer<Lanes>,
  _ cStride: Int,
  depth: Int
) -> Int {
  var (left, right) = (zeros, zeros)
  for i in 0..<height { (left[i], right[i]) = (c[i &* cStride], c[i &* cStride &+ 1]) }
  for k in 0..<depth {
    let (x, y) = (b[k &* bStride], b[k &* bStride &+ 1])
    for i in 0..<height {
      let factor = a[i, k]
      left[i] = left[i] + x * factor
      right[i] = right[i] + y * factor
    }
  }
  for i in 0..<height { (c[i &* cStride], c[i &* cStride &+ 1]) = (left[i], right[i]) }
  return height
}

/// The same for a tile one vector wide.
@inline(__always)
private func addColumn<let height: Int>(
  _ zeros: Tile<height>,
  _ a: Operand,
  _ b: UnsafePointer<Lanes>,
  _ bStride: Int,
  _ c: UnsafeMutablePointer<Lanes>,
  _ cStride: Int,
  depth: Int
) -> Int {
  var sums = zeros
  for i in 0..<height { sums[i] = c[i &* cStride] }
  for k in 0..<depth {
    let x = b[k &* bStride]
    for i in 0..<height { sums[i] = sums[i] + x * a[i, k] }
  }
  for i in 0..<height { c[i &* cStride] = sums[i] }
  return height
}

extension LaneMatrix {
  /// Adds the product A·B: see `LaneView`.
  mutating func add(_ a: LaneMatrix, times b: LaneMatrix) {
    withMutableView { c in a.withView { a in b.withView { b in c.add(a, times: b) } } }
  }

  /// Adds the product Aᵀ·B: see `LaneView`.
  mutating func add(transposed a: LaneMatrix, times b: LaneMatrix) {
    require(
      rows == a.columns,
      "\(a.columns) × \(a.rows) times \(b.rows) × \(b.columns) does not give \(rows) × \(columns)"
    )
    withMutableView { c in a.withView { a in b.withView { b in c.add(transposed: a, times: b) } } }
  }

  /// The naive twin of `add(_:times:)`: the same sums, to the last bit.
  mutating func addNaive(_ a: LaneMatrix, times b: LaneMatrix) {
    for i in 0..<rows {
      for j in 0..<columns {
        for k in 0..<a.columns { self[i, j] += a[i, k] * b[k, j] }
      }
    }
  }

  /// The naive twin of `add(transposed:times:)`: the same sums, to the last bit.
  mutating func addNaive(transposed a: LaneMatrix, times b: LaneMatrix) {
    for i in 0..<rows {
      for j in 0..<columns {
        for k in 0..<a.rows { self[i, j] += a[k, i] * b[k, j] }
      }
    }
  }
}
