/// A matrix in panels of sixteen columns in memory that somebody else owns: what the kernels read and write.
///
/// It has the layout of a `PanelMatrix`, and its members; its rows may be some of the rows of a larger matrix. Being a pointer,
/// it can be handed to several threads, each of which writes numbers of its own; whoever makes a view sees to it that the
/// memory outlives it.
struct PanelView: @unchecked Sendable, BitwiseCopyable {
  /// The first panel's first row.
  private let lanes: UnsafeMutablePointer<Lanes>
  let rows: Int
  let columns: Int
  /// Vectors from one panel to the next: at least `rows`.
  private let stride: Int

  init(lanes: UnsafeMutablePointer<Lanes>, rows: Int, columns: Int, stride: Int) {
    self.lanes = lanes
    self.rows = rows
    self.columns = columns
    self.stride = stride
  }

  var panels: Int { panelCount(columns) }

  /// Sixteen columns: a vector for each row.
  @inline(__always)
  func panel(_ index: Int) -> UnsafeMutablePointer<Lanes> {
    lanes + index &* stride
  }

  /// One panel, or that and the next one.
  @inline(__always)
  func panelGroup<Row: PanelRow>(_ index: Int, of row: Row.Type = Row.self) -> PanelGroup<Row> {
    PanelGroup(at: panel(index), stride: stride)
  }

  subscript(row: Int, column: Int) -> Float {
    get { panel(column / Lanes.scalarCount)[row][column % Lanes.scalarCount] }
    nonmutating set { panel(column / Lanes.scalarCount)[row][column % Lanes.scalarCount] = newValue }
  }

  /// The numbers of one row, without the padding.
  func row(_ row: Int) -> [Float] {
    (0..<columns).map { self[row, $0] }
  }

  func setRow(_ row: Int, to numbers: UnsafePointer<Float>) {
    for index in 0..<panels {
      let mine = numbersOfRow(row, panel: index)
      mine.copyMemory(from: UnsafeRawBufferPointer(start: numbers + index * Lanes.scalarCount, count: mine.count))
    }
  }

  /// Copies the numbers of one row, without the padding.
  func copyRow(_ row: Int, to numbers: UnsafeMutablePointer<Float>) {
    for index in 0..<panels {
      let mine = numbersOfRow(row, panel: index)
      UnsafeMutableRawPointer(numbers + index * Lanes.scalarCount)
        .copyMemory(from: mine.baseAddress.unsafelyUnwrapped, byteCount: mine.count)
    }
  }

  /// The bytes of one row in one panel: up to sixteen numbers, without the padding.
  @inline(__always)
  func numbersOfRow(_ row: Int, panel index: Int) -> UnsafeMutableRawBufferPointer {
    let count = min(Lanes.scalarCount, columns &- index &* Lanes.scalarCount)
    return UnsafeMutableRawBufferPointer(start: panel(index) + row, count: count &* MemoryLayout<Float>.stride)
  }

  /// Some of the rows.
  func rows(_ range: Range<Int>) -> PanelView {
    PanelView(lanes: lanes + range.lowerBound, rows: range.count, columns: columns, stride: stride)
  }

  /// Sets every number to zero.
  func clear() {
    for index in 0..<panels { panel(index).update(repeating: .zero, count: rows) }
  }

  /// Copies a matrix of the same shape.
  func copy(_ other: PanelView) {
    requireSameShape(other)
    for index in 0..<panels { panel(index).update(from: other.panel(index), count: rows) }
  }

  /// For each lane of a panel, all bits if it is a column, none if it is padding: for `keep`.
  @inline(__always)
  func columnMask(_ panel: Int) -> SIMD16<Int32> {
    // The sign bit of what a lane's number is below the number of columns.
    let lanes = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let columns = Int32(truncatingIfNeeded: min(columns &- panel &* Lanes.scalarCount, Lanes.scalarCount))
    return (lanes &- columns) &>> 31
  }

  func requireSameShape(_ other: PanelView) {
    require(
      rows == other.rows && columns == other.columns,
      "Shapes differ: \(rows) × \(columns) and \(other.rows) × \(other.columns)"
    )
  }
}

extension PanelMatrix {
  /// Calls `body` with a view of this matrix, for reading only.
  func withView<Result>(_ body: (PanelView) -> Result) -> Result {
    lanes.withUnsafeBufferPointer { lanes in
      body(PanelView(UnsafeMutablePointer(mutating: lanes.baseAddress), rows, columns))
    }
  }

  /// Calls `body` with a view of this matrix, for reading and writing.
  mutating func withMutableView<Result>(_ body: (PanelView) -> Result) -> Result {
    let (rows, columns) = (rows, columns)
    return lanes.withUnsafeMutableBufferPointer { lanes in
      body(PanelView(lanes.baseAddress, rows, columns))
    }
  }
}

extension PanelView {
  /// A whole matrix; an empty one has no memory.
  fileprivate init(_ lanes: UnsafeMutablePointer<Lanes>?, _ rows: Int, _ columns: Int) {
    self.init(lanes: lanes ?? noLanes, rows: rows, columns: columns, stride: rows)
  }
}

/// Where an empty matrix is: nothing is ever read or written there.
private var noLanes: UnsafeMutablePointer<Lanes> {
  UnsafeMutablePointer(bitPattern: MemoryLayout<Lanes>.alignment)!
}

extension Memory {
  /// A matrix of zeros, with room for whole blocks of sixteen rows, so that it can be transposed block by block.
  func matrix(rows: Int, columns: Int) -> PanelView {
    let stride = panelCount(rows) * Lanes.scalarCount
    let lanes = allocate(panelCount(columns) * stride, repeating: Lanes.zero)
    return PanelView(lanes: lanes, rows: rows, columns: columns, stride: stride)
  }
}
