// Sine and cosine, one number at a time, in Double: the result is nearly always the nearest Float.
//
// Method: x = n π/2 + r with |r| ≤ π/4; n's last two bits say which of ± sin r, ± cos r it is, and those come from
// their Taylor series. The first terms left out, r¹³/13! and r¹⁴/14!, are below 10⁻¹¹.

extension Maths {
  /// The sine of an angle in radians, within 1 ulp up to a million radians. NaN for infinite angles and for NaN.
  ///
  /// Beyond that, whole turns are taken off with an error that grows to 10⁻⁶ at 10¹⁰ radians.
  public static func sin(_ x: Float) -> Float {
    // Zero keeps its sign.
    x == 0 ? x : Float(sine(x, quarterTurns: 0))
  }

  /// The cosine of an angle in radians: as good as `sin`.
  public static func cos(_ x: Float) -> Float {
    Float(sine(x, quarterTurns: 1))
  }

  /// sin (x + k π/2).
  private static func sine(_ x: Float, quarterTurns k: Int) -> Double {
    guard x.magnitude < .infinity else { return .nan }
    let x = withoutWholeTurns(Double(x))
    // Adding 1.5 · 2⁵² leaves no room for a fraction: n is x / (π/2), rounded to a whole number.
    let n = x * (2 / Double.pi) + 0x1.8p52 - 0x1.8p52
    // π/2 in two parts: the first has 33 bits, so its product with n is exact.
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

  /// A number of at most a million as it is; a larger one less the nearest multiple of 2π, to a Double's precision.
  private static func withoutWholeTurns(_ x: Double) -> Double {
    guard x.magnitude > 1_000_000 else { return x }
    return x.truncatingRemainder(dividingBy: 2 * .pi)
  }
}
