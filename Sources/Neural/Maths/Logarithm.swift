// The natural logarithm of a scalar.
//
// Method: x = 2ᵉ m with m between √½ and √2, so ln x = e ln 2 + ln m. With f = m − 1 and s = f / (2 + f), ln m = ln (1 + s) − ln
// (1 − s) = 2s + s·R, where R = 2 (s²/3 + s⁴/5 + s⁶/7 + …). As 2s = f − s f, ln m = f − s (f − R), which avoids cancellation when
// f is small. |s| ≤ 0.172, so the first term left out, 2 s¹⁰/11, is below 5·10⁻⁹. Measured on all Floats, the error is at most
// 0.955 ulp.

extension Maths {
  /// The natural logarithm of x, within 1 ulp (unit in the last place).
  ///
  /// - Parameter x: Any number, subnormal ones included.
  /// - Returns: Minus infinity for 0 and -0; infinity for infinity; NaN for negative numbers and for NaN.
  public static func log(_ x: Float) -> Float {
    if x == 0 { return -.infinity }
    guard x > 0 else { return .nan }
    guard x < .infinity else { return x }
    // A subnormal number is scaled into the normal range first.
    let isSubnormal = x < .leastNormalMagnitude
    var exponent = isSubnormal ? -25 : 0
    let normal = isSubnormal ? x * 0x1p25 : x
    // Subtracting the bits of √½ before the exponent is extracted puts m between √½ and √2.
    let offset = normal.bitPattern &- (0.70710677 as Float).bitPattern
    exponent += Int(Int32(bitPattern: offset) >> 23)
    let m = Float(bitPattern: (offset & 0x7F_FFFF) &+ (0.70710677 as Float).bitPattern)

    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    let r = z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9))))
    let e = Float(exponent)
    // ln 2 as the sum of two Floats: the first has 15 bits, so its product with e is exact.
    return e * 0.693145751953125 + (f - (s * (f - r) - e * 1.4286068e-6))
  }
}
