// Sine and cosine of a scalar, computed in Double, so the result is nearly always the nearest Float.
//
// Method: range reduction x = n π/2 + r with |r| ≤ π/4. n mod 4 selects one of ± sin r, ± cos r, which are computed by their
// Taylor series. The first terms left out, r¹³/13! and r¹⁴/14!, are below 10⁻¹¹.

extension Maths {
  /// The sine of an angle, within 1 ulp (unit in the last place) for angles of up to a million radians.
  ///
  /// For larger angles the error of the range reduction grows, to 10⁻⁶ at 10¹⁰ radians.
  ///
  /// - Parameter x: An angle in radians.
  /// - Returns: A number from -1 to 1; NaN for infinite angles and for NaN.
  public static func sin(_ x: Float) -> Float {
    // -0 for -0.
    x == 0 ? x : Float(sine(x, quarterTurns: 0))
  }

  /// The cosine of an angle, with the accuracy of `sin(_:)`.
  ///
  /// - Parameter x: An angle in radians.
  /// - Returns: A number from -1 to 1; NaN for infinite angles and for NaN.
  public static func cos(_ x: Float) -> Float {
    Float(sine(x, quarterTurns: 1))
  }

  /// sin (x + k π/2).
  private static func sine(_ x: Float, quarterTurns k: Int) -> Double {
    guard x.magnitude < .infinity else { return .nan }
    let x = reducedModuloTwoPi(Double(x))
    // Adding and subtracting 1.5 · 2⁵² rounds to an integer: n is the integer nearest to x / (π/2).
    let n = x * (2 / Double.pi) + 0x1.8p52 - 0x1.8p52
    // π/2 as the sum of two Doubles: the first has 33 bits, so its product with n is exact.
    let r = (x - n * 0x1.921fb544p0) - n * 0x1.0b4611a626331p-34
    let z = r * r
    let sine = r * series(z, [1, -6, 120, -5040, 362_880, -39_916_800])
    let cosine = series(z, [1, -2, 24, -720, 40_320, -3_628_800, 479_001_600])
    switch (Int(n) + k) & 3 {
    case 0: return sine
    case 1: return cosine
    case 2: return -sine
    default: return -cosine
    }
  }

  /// `Σₖ zᵏ / denominators[k]`.
  private static func series(_ z: Double, _ denominators: [Double]) -> Double {
    denominators.reversed().reduce(0) { sum, denominator in sum * z + 1 / denominator }
  }

  /// x modulo 2π, to a Double's precision, if |x| is above a million; otherwise x.
  private static func reducedModuloTwoPi(_ x: Double) -> Double {
    guard x.magnitude > 1_000_000 else { return x }
    return x.truncatingRemainder(dividingBy: 2 * .pi)
  }
}
