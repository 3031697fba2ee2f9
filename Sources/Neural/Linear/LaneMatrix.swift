/// Sixteen numbers that are worked on together: one AVX-512 register, or two, or four narrower ones. Every machine
/// computes with the same sixteen, so every machine gets the same bits.
typealias Lanes = SIMD16<Float>

/// A matrix whose rows are whole vectors: what the kernels work on.
///
/// Each row of `columns` numbers is filled up with padding to a multiple of sixteen, so a row needs no special case at
/// its end, and starts on a vector's own alignment. Padding is zero; kernels keep it so for finite numbers, and nothing
/// but padding is ever computed from it.
struct LaneMatrix: Sendable {
  /// The rows in use, at most `capacity`.
  private(set) var rows: Int
  let columns: Int
  /// Vectors in a row.
  let width: Int
  /// `capacity × width` vectors, row by row.
  var lanes: [Lanes]

  /// A matrix of zeros.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    width = (columns + Lanes.scalarCount - 1) / Lanes.scalarCount
    lanes = Array(repeating: .zero, count: rows * width)
  }

  /// The rows that there is memory for.
  var capacity: Int { width == 0 ? rows : lanes.count / width }

  /// Uses the first `rows` rows only, and leaves the memory as it is.
  mutating func keep(rows: Int) {
    require(rows <= capacity, "A matrix with memory for \(capacity) rows cannot hold \(rows)")
    self.rows = rows
  }

  subscript(row: Int, column: Int) -> Float {
    get { lanes[row * width + column / Lanes.scalarCount][column % Lanes.scalarCount] }
    set { lanes[row * width + column / Lanes.scalarCount][column % Lanes.scalarCount] = newValue }
  }

  /// The numbers of one row, without the padding.
  func row(_ row: Int) -> [Float] {
    (0..<columns).map { self[row, $0] }
  }

  /// All numbers, row by row, without the padding.
  var elements: [Float] {
    (0..<rows).flatMap(row)
  }

  mutating func setRow(_ row: Int, to numbers: [Float]) {
    for column in 0..<columns { self[row, column] = numbers[column] }
  }

  /// Sets every number to zero.
  mutating func clear() {
    for index in 0..<rows * width { lanes[index] = .zero }
  }

  /// Makes the padding zero again, after a function with `f(0) ≠ 0` went over whole vectors.
  mutating func clearPadding() {
    let used = columns % Lanes.scalarCount
    guard used != 0 else { return }
    let lanesPastTheEnd = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) .>= Int32(used)
    for row in 0..<rows {
      let last = row * width + width - 1
      lanes[last] = lanes[last].replacing(with: 0, where: lanesPastTheEnd)
    }
  }

  /// Writes this matrix's transpose into `result`, a matrix of `columns` rows and `rows` columns.
  func transpose(into result: inout LaneMatrix) {
    require(
      result.rows == columns && result.columns == rows,
      "The transpose of \(rows) × \(columns) is \(columns) × \(rows), not \(result.rows) × \(result.columns)"
    )
    let (columns, stride, resultStride) = (columns, width * Lanes.scalarCount, result.width * Lanes.scalarCount)
    lanes.withUnsafeBytes { source in
      result.lanes.withUnsafeMutableBytes { target in
        for row in 0..<rows {
          for column in 0..<columns {
            let element = source.load(fromByteOffset: 4 * (row * stride + column), as: Float.self)
            target.storeBytes(of: element, toByteOffset: 4 * (column * resultStride + row), as: Float.self)
          }
        }
      }
    }
  }
}

extension LaneMatrix: Equatable {
  static func == (a: LaneMatrix, b: LaneMatrix) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.elements == b.elements
  }
}
