/// A matrix in the memory layout of the kernels: panels of sixteen columns, each panel row by row.
///
/// A row of a panel is one vector, and the rows of a panel are contiguous. So a kernel that processes sixteen columns reads
/// contiguous memory however wide the matrix is, and rows that lie a power of two apart do not compete for the same cache sets.
/// The last panel is padded to sixteen columns. The padding is zero, and kernels leave it zero as long as all elements are
/// finite.
struct PanelMatrix: Sendable {
  let rows: Int
  let columns: Int
  /// `panelCount(columns) × rows` vectors, panel by panel.
  var vectors: [Lanes]

  /// Creates a matrix of zeros.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    vectors = Array(repeating: .zero, count: rows * panelCount(columns))
  }

  subscript(row: Int, column: Int) -> Float {
    get { vectors[index(row, column)][column % Lanes.scalarCount] }
    set { vectors[index(row, column)][column % Lanes.scalarCount] = newValue }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    column / Lanes.scalarCount * rows + row
  }

  /// The elements of one row, without padding.
  func row(_ row: Int) -> [Float] {
    (0..<columns).map { self[row, $0] }
  }

  /// All elements in row-major order, without padding.
  var elements: [Float] {
    (0..<rows).flatMap(row)
  }

  /// Copies `columns` numbers into one row.
  mutating func setRow(_ row: Int, to numbers: [Float]) {
    for column in 0..<columns { self[row, column] = numbers[column] }
  }

  /// True if every element is finite. Zero times any other number is NaN.
  var isFinite: Bool {
    vectors.reduce(Lanes.zero) { sum, vector in sum + vector * 0 } == .zero
  }
}

extension PanelMatrix: Equatable {
  static func == (a: PanelMatrix, b: PanelMatrix) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.elements == b.elements
  }
}

/// The number of blocks of sixteen that hold `count` elements.
func panelCount(_ count: Int) -> Int {
  (count + Lanes.scalarCount - 1) / Lanes.scalarCount
}
