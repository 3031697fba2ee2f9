extension PixelLists {
  /// A walk along the rows of w for which a picture's part is not black.
  @inline(__always)
  func walk<Row: StripRow>(_ picture: Int, _ part: Int, _ w: Strip<Row>) -> Walk<Row> {
    Walk(along: w.down(part &* secondRow), list(picture, part: part), brightness)
  }
}

/// A walk along one panel of w or two, from one row to the next whose input is not zero.
struct Walk<Row: StripRow> {
  /// Begins with the row of the last entry.
  private var w: Strip<Row>
  private var entry: UnsafePointer<PixelLists.Entry>
  private let end: UnsafePointer<PixelLists.Entry>
  private let brightness: UnsafePointer<Float>

  @inline(__always)
  init(
    along w: Strip<Row>,
    _ list: UnsafeBufferPointer<PixelLists.Entry>,
    _ brightness: UnsafePointer<Float>
  ) {
    self.w = w
    entry = list.baseAddress.unsafelyUnwrapped
    end = entry + list.count
    self.brightness = brightness
  }

  var isAtEnd: Bool { entry >= end }

  /// Goes to the next row.
  ///
  /// - Returns: its input x.
  @inline(__always)
  private mutating func go() -> Float {
    let entry = self.entry.pointee
    self.entry += 1
    w = w.down(entry.gap)
    return brightness[entry.value]
  }

  /// Adds `x w` of the next row to a sum.
  @inline(__always)
  mutating func addNext(to sum: inout Row) {
    let x = go()
    w.add(x, to: &sum)
  }

  /// Adds `x δ` to each of the next four rows.
  @inline(__always)
  mutating func addFour(_ δ: Row) {
    // All products come first: one row after the other was measured to take longer.
    let a = (go(), w)
    let b = (go(), w)
    let c = (go(), w)
    let d = (go(), w)
    let products = (δ * a.0, δ * b.0, δ * c.0, δ * d.0)
    a.1[0] = a.1[0] + products.0
    b.1[0] = b.1[0] + products.1
    c.1[0] = c.1[0] + products.2
    d.1[0] = d.1[0] + products.3
  }
}
