extension Random {
  /// Draws a number from the uniform distribution on [0, 1).
  ///
  /// - Returns: A multiple of 2⁻²⁴, each equally likely.
  public mutating func unit() -> Float {
    Float(next() >> 40) * 0x1p-24
  }

  /// Draws a number from the uniform distribution on a range.
  ///
  /// - Parameter range: The range, both bounds included.
  /// - Returns: A number of the range.
  public mutating func uniform(in range: ClosedRange<Float>) -> Float {
    let x = range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    return min(x, range.upperBound)
  }

  /// Draws a number from the standard normal distribution, by the method of Box and Muller (1958): `√(−2 ln u) · cos 2πv` for two
  /// uniform numbers u and v.
  ///
  /// - Returns: A number with mean 0 and standard deviation 1, of magnitude at most 5.77.
  public mutating func normal() -> Float {
    let u = 1 - unit()
    let v = unit()
    return (-2 * Maths.log(u)).squareRoot() * Maths.cos(2 * Maths.pi * v)
  }

  /// Draws an integer from the uniform distribution on `0..<bound`.
  ///
  /// - Parameter bound: The upper bound, at least 1.
  /// - Returns: A number from 0 to `bound - 1`.
  public mutating func index(below bound: Int) -> Int {
    require(bound > 0, "No whole number is at least 0 and below \(bound)")
    // Lemire's method (2019): the high word of a product. Rejecting the lowest low words removes the bias.
    let bound = UInt64(bound)
    let rejected = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= rejected { return Int(product.high) }
    }
  }

  /// Shuffles an array in place (Fisher and Yates); every permutation is equally likely.
  ///
  /// - Parameter elements: The array to shuffle.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }

  /// Shuffles an array of indices in place, as `shuffle(_:)`. It is not generic: across files in a debug build, the generic
  /// function allocates memory for each swap.
  mutating func permute(_ positions: inout [Int]) {
    shuffle(&positions)
  }
}
