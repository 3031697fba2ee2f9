/// One panel of a matrix, or two adjacent panels that kernels process together, from a given row on.
///
/// With two panels, a sparse entry is decoded once for 32 columns. That reduces the time of an epoch by a sixth for a network
/// with 128 neurons in its first layer (784-128-10, batches of 32, on one thread and on two).
struct PanelGroup<Row: PanelRow>: BitwiseCopyable {
  /// The first row of the first panel.
  private let start: UnsafeMutablePointer<Lanes>
  /// The distance between the panels, in vectors.
  private let stride: Int

  @inline(__always)
  init(at start: UnsafeMutablePointer<Lanes>, stride: Int) {
    self.start = start
    self.stride = stride
  }

  /// One row, of all panels of the group.
  @inline(__always)
  subscript(row: Int) -> Row {
    get { Row(at: start + row, stride) }
    nonmutating set { newValue.write(to: start + row, stride) }
  }

  /// Adds the first row, multiplied by `factor`, to `sum`.
  @inline(__always)
  func addFirstRow(times factor: Float, to sum: inout Row) {
    sum.add(factor, times: start, stride)
  }

  /// The group from `rows` rows further down.
  @inline(__always)
  func advanced(by rows: Int) -> PanelGroup {
    PanelGroup(at: start + rows, stride: stride)
  }
}

/// A row of a panel group: 16 numbers (`Lanes`) or 32 (`PanelPairRow`).
protocol PanelRow: BitwiseCopyable {
  static var zero: Self { get }

  /// Reads a row whose panels are `stride` vectors apart.
  init(at start: UnsafePointer<Lanes>, _ stride: Int)
  /// Writes the row.
  func write(to start: UnsafeMutablePointer<Lanes>, _ stride: Int)

  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, factor: Float) -> Self
  /// Adds the row at `start`, multiplied by `factor`, panel by panel. Loading all panels before the first addition doubled the time.
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
