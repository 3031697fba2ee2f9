/// A view of a matrix in panel layout (see `PanelMatrix`), in memory that an arena or an array owns: the operand of the kernels.
///
/// The rows of a view may be some of the rows of a larger matrix. A view is a pointer, so several threads may use copies of it,
/// provided that they write different elements. The memory has to outlive the view.
struct PanelView: @unchecked Sendable, BitwiseCopyable {
  /// The first row of the first panel.
  private let vectors: UnsafeMutablePointer<Lanes>
  let rows: Int
  let columns: Int
  /// The distance between panels, in vectors; at least `rows`.
  private let stride: Int

  init(vectors: UnsafeMutablePointer<Lanes>, rows: Int, columns: Int, stride: Int) {
    self.vectors = vectors
    self.rows = rows
    self.columns = columns
    self.stride = stride
  }

  /// The number of panels.
  var panels: Int { panelCount(columns) }

  /// The rows of one panel, one vector per row.
  @inline(__always)
  func panel(_ index: Int) -> UnsafeMutablePointer<Lanes> {
    vectors + index &* stride
  }

  /// The panel `index`, or, for rows of two panels, that and the next one.
  @inline(__always)
  func panelGroup<Row: PanelRow>(_ index: Int, of row: Row.Type = Row.self) -> PanelGroup<Row> {
    PanelGroup(at: panel(index), stride: stride)
  }

  subscript(row: Int, column: Int) -> Float {
    get { panel(column / Lanes.scalarCount)[row][column % Lanes.scalarCount] }
    nonmutating set { panel(column / Lanes.scalarCount)[row][column % Lanes.scalarCount] = newValue }
  }

  /// The elements of one row, without padding.
  func row(_ row: Int) -> [Float] {
    (0..<columns).map { self[row, $0] }
  }

  /// Copies `columns` numbers into one row.
  func setRow(_ row: Int, to numbers: UnsafePointer<Float>) {
    for index in 0..<panels {
      let bytes = bytesOfRow(row, panel: index)
      bytes.copyMemory(from: UnsafeRawBufferPointer(start: numbers + index * Lanes.scalarCount, count: bytes.count))
    }
  }

  /// Copies the elements of one row, without padding, to `numbers`.
  func copyRow(_ row: Int, to numbers: UnsafeMutablePointer<Float>) {
    for index in 0..<panels {
      let bytes = bytesOfRow(row, panel: index)
      UnsafeMutableRawPointer(numbers + index * Lanes.scalarCount)
        .copyMemory(from: bytes.baseAddress.unsafelyUnwrapped, byteCount: bytes.count)
    }
  }

  /// The bytes of one row in one panel: up to sixteen elements, without padding.
  @inline(__always)
  func bytesOfRow(_ row: Int, panel index: Int) -> UnsafeMutableRawBufferPointer {
    let count = min(Lanes.scalarCount, columns &- index &* Lanes.scalarCount)
    return UnsafeMutableRawBufferPointer(start: panel(index) + row, count: count &* MemoryLayout<Float>.stride)
  }

  /// A view of some of the rows.
  func rows(_ range: Range<Int>) -> PanelView {
    PanelView(vectors: vectors + range.lowerBound, rows: range.count, columns: columns, stride: stride)
  }

  /// Sets every element to zero.
  func clear() {
    for index in 0..<panels { panel(index).update(repeating: .zero, count: rows) }
  }

  /// Copies the elements of a matrix of the same shape into this one.
  func copy(_ other: PanelView) {
    requireSameShape(other)
    for index in 0..<panels { panel(index).update(from: other.panel(index), count: rows) }
  }

  /// A mask of one panel, for `masked(_:_:)`: all ones in lanes that are columns, zeros in padding.
  @inline(__always)
  func columnMask(_ panel: Int) -> SIMD16<Int32> {
    // The sign of (lane − number of columns), extended to all bits.
    let indices = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let columns = Int32(truncatingIfNeeded: min(columns &- panel &* Lanes.scalarCount, Lanes.scalarCount))
    return (indices &- columns) &>> 31
  }

  /// Stops the program if the shapes differ.
  func requireSameShape(_ other: PanelView) {
    require(
      rows == other.rows && columns == other.columns,
      "Shapes differ: \(rows) × \(columns) and \(other.rows) × \(other.columns)"
    )
  }
}

extension PanelMatrix {
  /// Calls `body` with a read-only view of this matrix, valid during the call.
  func withView<Result>(_ body: (PanelView) -> Result) -> Result {
    vectors.withUnsafeBufferPointer { vectors in
      body(PanelView(UnsafeMutablePointer(mutating: vectors.baseAddress), rows, columns))
    }
  }

  /// Calls `body` with a view of this matrix, valid during the call.
  mutating func withMutableView<Result>(_ body: (PanelView) -> Result) -> Result {
    let (rows, columns) = (rows, columns)
    return vectors.withUnsafeMutableBufferPointer { vectors in
      body(PanelView(vectors.baseAddress, rows, columns))
    }
  }
}

extension PanelView {
  /// Creates a view of a whole matrix; the address of an empty one may be `nil`.
  fileprivate init(_ vectors: UnsafeMutablePointer<Lanes>?, _ rows: Int, _ columns: Int) {
    self.init(vectors: vectors ?? emptyStorage, rows: rows, columns: columns, stride: rows)
  }
}

/// A placeholder address for empty matrices, never read or written.
private var emptyStorage: UnsafeMutablePointer<Lanes> {
  UnsafeMutablePointer(bitPattern: MemoryLayout<Lanes>.alignment)!
}

extension Memory {
  /// Allocates a matrix of zeros. The number of rows is padded to a multiple of sixteen, for `PanelView.transpose`.
  func matrix(rows: Int, columns: Int) -> PanelView {
    let stride = panelCount(rows) * Lanes.scalarCount
    let vectors = allocate(panelCount(columns) * stride, repeating: Lanes.zero)
    return PanelView(vectors: vectors, rows: rows, columns: columns, stride: stride)
  }
}
