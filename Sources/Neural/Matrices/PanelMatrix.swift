/// A matrix in panels of sixteen columns, each panel row by row: what the kernels work on.
///
/// A row of a panel is one vector. So a kernel that works on sixteen columns finds them together, wherever it is in a wide
/// matrix, and rows that lie a power of two apart do not drive each other out of the cache. The last panel is filled up with
/// padding, which needs no special case: it is zero, and kernels keep it so as long as all numbers are finite.
struct PanelMatrix: Sendable {
  let rows: Int
  let columns: Int
  /// `panels × rows` vectors, panel by panel.
  var lanes: [Lanes]

  /// A matrix of zeros.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    lanes = Array(repeating: .zero, count: rows * panelCount(columns))
  }

  subscript(row: Int, column: Int) -> Float {
    get { lanes[index(row, column)][column % Lanes.scalarCount] }
    set { lanes[index(row, column)][column % Lanes.scalarCount] = newValue }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    column / Lanes.scalarCount * rows + row
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

  /// Whether every number is finite: 0 times any other is not 0.
  var isFinite: Bool {
    lanes.reduce(Lanes.zero) { sum, vector in sum + vector * 0 } == .zero
  }
}

extension PanelMatrix: Equatable {
  static func == (a: PanelMatrix, b: PanelMatrix) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.elements == b.elements
  }
}

/// How many blocks of sixteen hold `count` numbers.
func panelCount(_ count: Int) -> Int {
  (count + Lanes.scalarCount - 1) / Lanes.scalarCount
}
