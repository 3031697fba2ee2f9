/// One panel of a matrix, or two adjacent panels that are worked on together, from some row on.
///
/// With two panels, the position of a row and its factor are looked up once for 32 columns. That takes a sixth off an epoch of a
/// network with 128 neurons in its first layer (784-128-10, batches of 32, on one thread and on two).
struct PanelGroup<Row: PanelRow>: BitwiseCopyable {
  /// The first row of the first panel.
  private let start: UnsafeMutablePointer<Lanes>
  /// The distance from a row to the same row of the next panel, in vectors.
  private let stride: Int

  @inline(__always)
  init(at start: UnsafeMutablePointer<Lanes>, stride: Int) {
    self.start = start
    self.stride = stride
  }

  /// A row of all panels of the group.
  @inline(__always)
  subscript(row: Int) -> Row {
    get { Row(at: start + row, stride) }
    nonmutating set { newValue.write(to: start + row, stride) }
  }

  /// Adds `factor` times the first row to `sum`.
  @inline(__always)
  func addFirstRow(times factor: Float, to sum: inout Row) {
    sum.add(factor, times: start, stride)
  }

  /// The group from some rows further down.
  @inline(__always)
  func advanced(by rows: Int) -> PanelGroup {
    PanelGroup(at: start + rows, stride: stride)
  }
}

/// A row of a panel group: 16 numbers (`Lanes`), or 32 (`PanelPairRow`).
protocol PanelRow: BitwiseCopyable {
  static var zero: Self { get }

  /// Reads a row whose panels are `stride` vectors apart.
  init(at start: UnsafePointer<Lanes>, _ stride: Int)
  /// Writes the row.
  func write(to start: UnsafeMutablePointer<Lanes>, _ stride: Int)

  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, factor: Float) -> Self
  /// Adds `factor` times the row in memory, panel by panel: read as a whole first, it was compiled to code that takes twice as long.
  mutating func add(_ factor: Float, times start: UnsafePointer<Lanes>, _ stride: Int)
}

extension SIMD16: PanelRow where Scalar == Float {
  @inline(__always)
  init(at start: UnsafePointer<Lanes>, _ stride: Int) { self = start.pointee }

  @inline(__always)
  func write(to start: UnsafeMutablePointer<Lanes>, _ stride: Int) { start.pointee = self }

  @inline(__always)
  mutating func add(_ factor: Float, times start: UnsafePointer<Lanes>, _ stride: Int) {
    self = self + start.pointee * factor
  }
}

/// A row of two adjacent panels.
struct PanelPairRow: PanelRow {
  private var first: Lanes
  private var second: Lanes

  static var zero: PanelPairRow { PanelPairRow(.zero, .zero) }

  @inline(__always)
  private init(_ first: Lanes, _ second: Lanes) { (self.first, self.second) = (first, second) }

  @inline(__always)
  init(at start: UnsafePointer<Lanes>, _ stride: Int) { self.init(start[0], start[stride]) }

  @inline(__always)
  func write(to start: UnsafeMutablePointer<Lanes>, _ stride: Int) { (start[0], start[stride]) = (first, second) }

  @inline(__always)
  mutating func add(_ factor: Float, times start: UnsafePointer<Lanes>, _ stride: Int) {
    first = first + start[0] * factor
    second = second + start[stride] * factor
  }

  @inline(__always)
  static func + (a: PanelPairRow, b: PanelPairRow) -> PanelPairRow {
    PanelPairRow(a.first + b.first, a.second + b.second)
  }

  @inline(__always)
  static func * (a: PanelPairRow, factor: Float) -> PanelPairRow {
    PanelPairRow(a.first * factor, a.second * factor)
  }
}
