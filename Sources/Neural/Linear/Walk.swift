extension PixelLists {
  /// A walk along the rows of one panel of w for which a picture's part is not black.
  @inline(__always)
  func walk(_ picture: Int, _ part: Int, _ w: UnsafeMutablePointer<Lanes>) -> Walk {
    Walk(along: w + part &* secondRow, list(picture, part: part), brightness)
  }
}

/// A walk along one panel of w, from one row to the next whose input is not zero.
struct Walk {
  /// The row of the last entry.
  private(set) var row: UnsafeMutablePointer<Lanes>
  private var entry: UnsafePointer<PixelLists.Entry>
  private let end: UnsafePointer<PixelLists.Entry>
  private let brightness: UnsafePointer<Float>

  @inline(__always)
  init(
    along w: UnsafeMutablePointer<Lanes>,
    _ list: UnsafeBufferPointer<PixelLists.Entry>,
    _ brightness: UnsafePointer<Float>
  ) {
    row = w
    entry = list.baseAddress.unsafelyUnwrapped
    end = entry + list.count
    self.brightness = brightness
  }

  var isAtEnd: Bool { entry >= end }
  /// The row of the next entry, if there is one.
  var nextRow: UnsafeMutablePointer<Lanes> { row + entry.pointee.gap }

  /// Goes to the next row.
  ///
  /// - Returns: its input x.
  @inline(__always)
  private mutating func go() -> Float {
    let entry = self.entry.pointee
    self.entry += 1
    row += entry.gap
    return brightness[entry.value]
  }

  /// `x w` of the next row.
  @inline(__always)
  mutating func next() -> Lanes {
    let x = go()
    return row.pointee * x
  }

  /// The sum with all that are left.
  @inline(__always)
  mutating func rest(added sum: Lanes) -> Lanes {
    var sum = sum
    while !isAtEnd {
      sum = sum + next()
      sum = sum + next()
      sum = sum + next()
      sum = sum + next()
    }
    return sum
  }

  /// Adds `x δ` to each of the next four rows.
  @inline(__always)
  mutating func addFour(_ δ: Lanes) {
    // All products come first: one row after the other was measured to take longer.
    let a = (go(), row)
    let b = (go(), row)
    let c = (go(), row)
    let d = (go(), row)
    let products = (δ * a.0, δ * b.0, δ * c.0, δ * d.0)
    a.1.pointee = a.1.pointee + products.0
    b.1.pointee = b.1.pointee + products.1
    c.1.pointee = c.1.pointee + products.2
    d.1.pointee = d.1.pointee + products.3
  }
}
