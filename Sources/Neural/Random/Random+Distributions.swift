extension Random {
  /// A number from 0 up to, but not including, 1: one of 2²⁴ equally likely and equally spaced ones.
  public mutating func unit() -> Float {
    Float(next() >> 40) * 0x1p-24
  }

  /// A number from a range, every part of it equally likely.
  public mutating func uniform(in range: ClosedRange<Float>) -> Float {
    let x = range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    return min(x, range.upperBound)
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1, by the method of Box and Muller (1958):
  /// `√(−2 ln u) · cos 2πv` for two uniform numbers u and v. At most 5.77 in size.
  public mutating func normal() -> Float {
    let u = 1 - unit()
    let v = unit()
    return (-2 * Maths.log(u)).squareRoot() * Maths.cos(2 * Maths.pi * v)
  }

  /// A whole number from 0 up to, but not including, `bound`, each equally likely.
  ///
  /// - Parameter bound: at least 1.
  public mutating func index(below bound: Int) -> Int {
    require(bound > 0, "No whole number is at least 0 and below \(bound)")
    // Lemire's method (2019): the high word of a product, refused in the few cases that would make some more likely.
    let bound = UInt64(bound)
    let refused = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= refused { return Int(product.high) }
    }
  }

  /// Puts the elements into a random order, each order equally likely (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }

  /// `shuffle` for positions. It is not generic, so its swaps are plain ones in every configuration; as a generic function
  /// of another file, `shuffle` allocates memory for each swap in a debug build.
  mutating func permute(_ positions: inout [Int]) {
    shuffle(&positions)
  }
}
