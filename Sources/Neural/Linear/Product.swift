// The product of two matrices: nearly all the time of a network goes by in this file.
//
// Goals, in this order:
// 1. The same bits everywhere: each sum runs over k = 0, 1, 2, … one product after the other, as the formula and the
//    naive twin write it, whatever the tile and whatever the machine.
// 2. Speed: the sixteen lanes are sixteen columns of the result, so no sum ever has to be gathered from a vector;
//    up to eight rows of the result stay in registers while k runs.
// 3. One kernel for the three products of a layer, forward and backward (see Layer+Passes.swift).
//
// Left out: blocking for the cache. It begins to pay where a layer has more than a few hundred neurons.

extension LaneMatrix {
  /// Adds the product A·B to this matrix C: `cᵢ += Σₖ aᵢₖ bₖ`, with bₖ and cᵢ whole rows.
  ///
  /// A: (rows, depth) · B: (depth, columns) → C: (rows, columns)
  mutating func add(_ a: LaneMatrix, times b: LaneMatrix) {
    require(
      a.columns == b.rows && rows == a.rows && columns == b.columns,
      "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns) does not give \(rows) × \(columns)"
    )
    addProduct(of: a, rowStride: a.width * Lanes.scalarCount, columnStride: 1, depth: a.columns, with: b)
  }

  /// Adds the product Aᵀ·B to this matrix C: `cᵢ += Σₖ aₖᵢ bₖ`. Aᵀ is read in place.
  ///
  /// A: (depth, rows), B: (depth, columns) → C: (rows, columns)
  mutating func add(transposed a: LaneMatrix, times b: LaneMatrix) {
    require(
      a.rows == b.rows && rows == a.columns && columns == b.columns,
      "\(a.columns) × \(a.rows) times \(b.rows) × \(b.columns) does not give \(rows) × \(columns)"
    )
    addProduct(of: a, rowStride: 1, columnStride: a.width * Lanes.scalarCount, depth: a.rows, with: b)
  }

  private mutating func addProduct(
    of a: LaneMatrix,
    rowStride: Int,
    columnStride: Int,
    depth: Int,
    with b: LaneMatrix
  ) {
    let (rows, width) = (rows, width)
    a.lanes.withUnsafeBytes { a in
      b.lanes.withUnsafeBufferPointer { b in
        lanes.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          for column in 0..<width {
            var row = 0
            while row < rows {
              let a = Operand(start: a + 4 * row * rowStride, rowStride: rowStride, columnStride: columnStride)
              let (b, c) = (b + column, c + row * width + column)
              switch rows - row {
              case 8...: row += addTile(Tile<8>(repeating: .zero), a, b, c, width: width, depth: depth)
              case 4...: row += addTile(Tile<4>(repeating: .zero), a, b, c, width: width, depth: depth)
              case 2...: row += addTile(Tile<2>(repeating: .zero), a, b, c, width: width, depth: depth)
              default: row += addTile(Tile<1>(repeating: .zero), a, b, c, width: width, depth: depth)
              }
            }
          }
        }
      }
    }
  }
}

/// The numbers aᵢₖ, wherever they stand in memory: at `start + i · rowStride + k · columnStride`, counted in Floats.
private struct Operand {
  var start: UnsafeRawPointer
  var rowStride: Int
  var columnStride: Int

  @inline(__always)
  subscript(i: Int, k: Int) -> Float {
    start.load(fromByteOffset: 4 &* (i &* rowStride &+ k &* columnStride), as: Float.self)
  }
}

/// `height` rows of C, one vector wide. The height is part of the type, so that the compiler writes out the code for each
/// height without inner loops, all sums in registers.
private typealias Tile<let height: Int> = InlineArray<height, Lanes>

/// Adds A·B to a tile of C: its rows are read once, stay in registers while k runs, and are written once.
///
/// - Returns: the number of rows done.
@inline(__always)
private func addTile<let height: Int>(
  _ zeros: Tile<height>,
  _ a: Operand,
  _ b: UnsafePointer<Lanes>,
  _ c: UnsafeMutablePointer<Lanes>,
  width: Int,
  depth: Int
) -> Int {
  var sums = zeros
  for i in 0..<height { sums[i] = c[i &* width] }
  for k in 0..<depth {
    let row = b[k &* width]
    for i in 0..<height { sums[i] = sums[i] + row * a[i, k] }
  }
  for i in 0..<height { c[i &* width] = sums[i] }
  return height
}

extension LaneMatrix {
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
