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

  /// Copies a matrix of the same shape.
  mutating func copy(_ other: LaneView) {
    withMutableView { view in
      view.requireSameShape(other)
      view.lanes.update(from: other.lanes, count: other.rows * other.width)
    }
  }
}

extension LaneMatrix: Equatable {
  static func == (a: LaneMatrix, b: LaneMatrix) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.elements == b.elements
  }
}
