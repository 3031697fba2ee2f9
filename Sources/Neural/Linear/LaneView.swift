/// A matrix of whole vectors in memory that somebody else owns: what the kernels read and write.
///
/// It has the layout of a `LaneMatrix`, and its members. Being a pointer, it can be handed to several threads, each of which
/// writes rows of its own; whoever makes a view sees to it that the memory outlives it.
struct LaneView: @unchecked Sendable {
  /// `rows × width` vectors, row by row.
  let lanes: UnsafeMutablePointer<Lanes>
  let rows: Int
  let columns: Int
  /// Vectors in a row.
  let width: Int

  /// The numbers as they lie in memory.
  var start: UnsafeMutableRawPointer { UnsafeMutableRawPointer(lanes) }

  subscript(row: Int, column: Int) -> Float {
    get { start.load(fromByteOffset: 4 * (row * width * Lanes.scalarCount + column), as: Float.self) }
    nonmutating set {
      start.storeBytes(of: newValue, toByteOffset: 4 * (row * width * Lanes.scalarCount + column), as: Float.self)
    }
  }

  /// The numbers of one row, without the padding.
  func row(_ row: Int) -> [Float] {
    (0..<columns).map { self[row, $0] }
  }

  /// Some of the rows.
  func rows(_ range: Range<Int>) -> LaneView {
    LaneView(lanes: lanes + range.lowerBound * width, rows: range.count, columns: columns, width: width)
  }

  /// Sets every number to zero.
  func clear() {
    lanes.update(repeating: .zero, count: rows * width)
  }

  /// Copies a matrix of the same shape.
  func copy(_ matrix: LaneMatrix) {
    matrix.withView { other in
      requireSameShape(other)
      lanes.update(from: other.lanes, count: rows * width)
    }
  }

  /// Makes the padding zero again, after a function with `f(0) ≠ 0` went over whole vectors.
  func clearPadding() {
    let used = columns % Lanes.scalarCount
    guard used != 0 else { return }
    let lanesPastTheEnd = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) .>= Int32(used)
    for row in 0..<rows {
      let last = row * width + width - 1
      lanes[last] = lanes[last].replacing(with: 0, where: lanesPastTheEnd)
    }
  }

  func requireSameShape(_ other: LaneView) {
    require(
      rows == other.rows && columns == other.columns,
      "Shapes differ: \(rows) × \(columns) and \(other.rows) × \(other.columns)"
    )
  }
}

extension LaneMatrix {
  /// Calls `body` with a view of this matrix, for reading only.
  func withView<Result>(_ body: (LaneView) -> Result) -> Result {
    lanes.withUnsafeBufferPointer { lanes in
      body(view(of: UnsafeMutablePointer(mutating: lanes.baseAddress)))
    }
  }

  /// Calls `body` with a view of this matrix, for reading and writing.
  mutating func withMutableView<Result>(_ body: (LaneView) -> Result) -> Result {
    let (rows, columns, width) = (rows, columns, width)
    return lanes.withUnsafeMutableBufferPointer { lanes in
      body(LaneView(lanes: lanes.baseAddress ?? noLanes, rows: rows, columns: columns, width: width))
    }
  }

  private func view(of lanes: UnsafeMutablePointer<Lanes>?) -> LaneView {
    LaneView(lanes: lanes ?? noLanes, rows: rows, columns: columns, width: width)
  }
}

/// Where an empty matrix is: nothing is ever read or written there.
private var noLanes: UnsafeMutablePointer<Lanes> {
  UnsafeMutablePointer(bitPattern: MemoryLayout<Lanes>.alignment)!
}
