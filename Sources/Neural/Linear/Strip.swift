/// One panel of a matrix, or two that lie side by side and are worked on together: `Row` says which. It begins at some row.
struct Strip<Row: StripRow>: BitwiseCopyable {
  /// Where its first row is.
  private let place: UnsafeMutablePointer<Lanes>
  private let distance: Row.Distance

  @inline(__always)
  init(at place: UnsafeMutablePointer<Lanes>, _ distance: Row.Distance) {
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
    Strip(at: place + rows, distance)
  }
}

/// A row of a strip: sixteen numbers, or thirty-two.
protocol StripRow: BitwiseCopyable {
  /// How far it is from its part in one panel to that in the next.
  associatedtype Distance: BitwiseCopyable

  static var zero: Self { get }

  init(at place: UnsafePointer<Lanes>, _ distance: Distance)
  func write(to place: UnsafeMutablePointer<Lanes>, _ distance: Distance)
  static func distance(_ vectors: Int) -> Distance

  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, factor: Float) -> Self
  /// Adds `factor` times the row at a place: panel by panel, since reading both first was compiled to code that takes twice as long.
  mutating func add(_ factor: Float, times place: UnsafePointer<Lanes>, _ distance: Distance)
}

/// Nowhere: a single panel has no next one.
struct NoDistance: BitwiseCopyable {}

extension SIMD16: StripRow where Scalar == Float {
  @inline(__always)
  static func distance(_ vectors: Int) -> NoDistance { NoDistance() }

  @inline(__always)
  init(at place: UnsafePointer<Lanes>, _ distance: NoDistance) { self = place.pointee }

  @inline(__always)
  func write(to place: UnsafeMutablePointer<Lanes>, _ distance: NoDistance) { place.pointee = self }

  @inline(__always)
  mutating func add(_ factor: Float, times place: UnsafePointer<Lanes>, _ distance: NoDistance) {
    self = self + place.pointee * factor
  }
}

/// A row of two panels.
struct LanePair: StripRow {
  private var first: Lanes
  private var second: Lanes

  static var zero: LanePair { LanePair(.zero, .zero) }

  @inline(__always)
  static func distance(_ vectors: Int) -> Int { vectors }

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
