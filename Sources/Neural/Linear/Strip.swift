/// One panel of a matrix, or two that lie side by side and are worked on together: `Row` says which. It begins at some row.
struct Strip<Row: StripRow>: BitwiseCopyable {
  /// Where its first row is.
  private let place: UnsafeMutablePointer<Lanes>
  /// Vectors from there to the same row of the next panel.
  private let distance: Int

  @inline(__always)
  init(at place: UnsafeMutablePointer<Lanes>, distance: Int) {
    self.place = place
    self.distance = distance
  }

  @inline(__always)
  subscript(row: Int) -> Row {
    get { Row(at: place + row, distance) }
    nonmutating set { newValue.write(to: place + row, distance) }
  }

  /// Adds `factor` times the first row to a sum.
  @inline(__always)
  func add(_ factor: Float, to sum: inout Row) {
    sum.add(factor, times: place, distance)
  }

  /// The strip that begins some rows further down.
  @inline(__always)
  func down(_ rows: Int) -> Strip {
    Strip(at: place + rows, distance: distance)
  }
}

/// A row of a strip: sixteen numbers, or thirty-two, whose second half is at a distance from the first.
protocol StripRow: BitwiseCopyable {
  static var zero: Self { get }

  init(at place: UnsafePointer<Lanes>, _ distance: Int)
  func write(to place: UnsafeMutablePointer<Lanes>, _ distance: Int)

  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, factor: Float) -> Self
  /// Adds `factor` times the row at a place: panel by panel, since reading both first was compiled to code that takes twice as long.
  mutating func add(_ factor: Float, times place: UnsafePointer<Lanes>, _ distance: Int)
}

extension SIMD16: StripRow where Scalar == Float {
  @inline(__always)
  init(at place: UnsafePointer<Lanes>, _ distance: Int) { self = place.pointee }

  @inline(__always)
  func write(to place: UnsafeMutablePointer<Lanes>, _ distance: Int) { place.pointee = self }

  @inline(__always)
  mutating func add(_ factor: Float, times place: UnsafePointer<Lanes>, _ distance: Int) {
    self = self + place.pointee * factor
  }
}

/// A row of two panels.
struct LanePair: StripRow {
  private var first: Lanes
  private var second: Lanes

  static var zero: LanePair { LanePair(.zero, .zero) }

  @inline(__always)
  private init(_ first: Lanes, _ second: Lanes) { (self.first, self.second) = (first, second) }

  @inline(__always)
  init(at place: UnsafePointer<Lanes>, _ distance: Int) { self.init(place[0], place[distance]) }

  @inline(__always)
  func write(to place: UnsafeMutablePointer<Lanes>, _ distance: Int) { (place[0], place[distance]) = (first, second) }

  @inline(__always)
  mutating func add(_ factor: Float, times place: UnsafePointer<Lanes>, _ distance: Int) {
    first = first + place[0] * factor
    second = second + place[distance] * factor
  }

  @inline(__always)
  static func + (a: LanePair, b: LanePair) -> LanePair { LanePair(a.first + b.first, a.second + b.second) }

  @inline(__always)
  static func * (a: LanePair, factor: Float) -> LanePair { LanePair(a.first * factor, a.second * factor) }
}
