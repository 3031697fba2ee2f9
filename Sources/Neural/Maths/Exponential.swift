// The exponential, logistic and hyperbolic tangent functions, sixteen lanes at a time.
//
// Goals, in this order:
// 1. The same bits on every machine: only +, −, ×, ÷ and integer operations, no C library.
// 2. Errors of at most a few units in the last place. Measured on all 2³² Floats: exp 0.949 ulp, sigmoid 2.402, tanh 2.433;
//    `LESSONS_EXHAUSTIVE=1 swift test --filter ErrorBoundTests` repeats the measurement.
// 3. Speed.
//
// Method: range reduction x = n ln 2 + r with |r| ≤ ½ ln 2, so eˣ = 2ⁿ eʳ, and the Taylor series of eʳ − 1. The first term left
// out, r⁸/8!, is below 6·10⁻⁹, a tenth of a Float's unit in the last place.

/// The result of range reduction, x = n ln 2 + r.
private struct ReducedArgument {
  /// n, the integer neacorrection to x / ln 2.
  var n: SIMD16<Int32>
  /// eʳ − 1.
  var expm1: Lanes
}

/// Range reduction, lane by lane.
///
/// - Parameter x: From -104 to 89.
@inline(__always)
private func reduce(_ x: Lanes) -> ReducedArgument {
  // Adding 1.5 · 2²³ rounds x / ln 2 to an integer, in the lowest bits of the sum: a Float of that size has no fraction bits.
  let rounder = Lanes(repeating: 12_582_912)
  let shifted = x * 1.442695 + rounder
  let n = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- unsafeBitCast(rounder, to: SIMD16<Int32>.self)
  let nAsFloat = shifted - rounder
  // ln 2 as the sum of two Floats: the first has 15 bits, so its product with n is exact.
  let high = x - nAsFloat * 0.693145751953125
  let low = nAsFloat * 1.4286068e-6
  let r = high - low
  // The rounding error of r.
  let correction = (high - r) - low
  // Estrin's scheme, whose pairs are independent: 1/2 + r/6 + r² (1/24 + r/120 + r² (1/720 + r/5040)).
  let square = r * r
  let first = r * (1 / 6) + 0.5
  let second = r * (1 / 120) + (1 / 24)
  let third = r * (1 / 5040) + (1 / 720)
  let series = (third * square + second) * square + first
  return ReducedArgument(n: n, expm1: r + (square * series + correction))
}

/// 2ⁿ for n from -126 to 127, assembled from the exponent bits.
@inline(__always)
private func powerOfTwo(_ n: SIMD16<Int32>) -> Lanes {
  unsafeBitCast((n &+ 127) &<< 23, to: Lanes.self)
}

/// eˣ, lane by lane; accuracy and special cases as `Maths.exp`.
@inline(__always)
func exp(_ x: Lanes) -> Lanes {
  var bounded = x.replacing(with: 89, where: x .> 89)
  bounded = bounded.replacing(with: -104, where: x .< -104)
  return power(reduce(bounded)).replacing(with: .nan, where: x .!= x)
}

/// eˣ, given x = n ln 2 + r.
@inline(__always)
private func power(_ reduced: ReducedArgument) -> Lanes {
  // Multiplied by 2ⁿ in two factors, because 2ⁿ alone may overflow, underflow or be subnormal.
  let half = reduced.n &>> 1
  return (1 + reduced.expm1) * powerOfTwo(half) * powerOfTwo(reduced.n &- half)
}

/// 1 / (1 + e⁻ˣ), lane by lane; accuracy and special cases as `Maths.sigmoid`.
@inline(__always)
func sigmoid(_ x: Lanes) -> Lanes {
  // With t = e^−|x|, which cannot overflow: 1 / (1 + t) for x > 0, otherwise t / (1 + t).
  let magnitude = magnitude(x)
  let reduced = reduce(-magnitude.replacing(with: 104, where: magnitude .> 104))
  // 2ⁿ may be subnormal, but 2ⁿ⁺⁶⁴ is not: only the last multiplication rounds.
  let t = (1 + reduced.expm1) * powerOfTwo(reduced.n &+ 64) * 0x1p-64
  return t.replacing(with: 1, where: x .> 0) / (1 + t)
}

/// tanh x, lane by lane; accuracy and special cases as `Maths.tanh`.
@inline(__always)
func tanh(_ x: Lanes) -> Lanes {
  // tanh |x| = (e²ˣ − 1) / (e²ˣ + 1) = t / (t + 2) with t = e^2|x| − 1. From 9.02 on the result rounds to 1.
  let magnitude = magnitude(x)
  let reduced = reduce(2 * magnitude.replacing(with: 10, where: magnitude .> 10))
  let power = powerOfTwo(reduced.n)
  let t = power * reduced.expm1 + (power - 1)
  return withSign(of: x, t / (t + 2))
}

/// x|, lane by lane, by clearing the sign bit; NaN for NaN.
@inline(__always)
private func magnitude(_ x: Lanes) -> Lanes {
  masked(x, SIMD16(repeating: .max))
}

/// `magnitude`, at least 0 in each lane, with the sign of x.
@inline(__always)
private func withSign(of x: Lanes, _ magnitude: Lanes) -> Lanes {
  let sign = unsafeBitCast(x, to: SIMD16<UInt32>.self) & 0x8000_0000
  return unsafeBitCast(unsafeBitCast(magnitude, to: SIMD16<UInt32>.self) | sign, to: Lanes.self)
}

/// Scalar versions, computed as lane 0 of the vector versions, so the two agree bit for bit.
extension Maths {
  /// The exponential function eˣ, within 1 ulp (unit in the last place).
  ///
  /// - Parameter x: Any number.
  /// - Returns: A number from 0 to infinity: infinity above 88.72284, subnormal below -87.33655, 0 below -103.97208; NaN for NaN.
  public static func exp(_ x: Float) -> Float {
    Neural.exp(Lanes(repeating: x))[0]
  }

  /// The logistic function σ(x) = 1 / (1 + e⁻ˣ), within 2.5 ulp.
  ///
  /// - Parameter x: Any number.
  /// - Returns: A number from 0 to 1, both included: 1 from 16.64 on (and for infinity), subnormal below -87.33655, 0 below
  ///   -103.97208 (and for minus infinity); NaN for NaN.
  public static func sigmoid(_ x: Float) -> Float {
    Neural.sigmoid(Lanes(repeating: x))[0]
  }

  /// The hyperbolic tangent, within 2.5 ulp.
  ///
  /// It is odd, bit for bit: `tanh(-x) == -tanh(x)`, with -0 for -0.
  ///
  /// - Parameter x: Any number.
  /// - Returns: A number from -1 to 1, both included: ±1 where |x| is at least 9.02; x itself where x is subnormal; NaN for NaN.
  public static func tanh(_ x: Float) -> Float {
    Neural.tanh(Lanes(repeating: x))[0]
  }
}

/// The logistic function σ(z) = 1 / (1 + e⁻ᶻ), which maps every number to the range from 0 to 1, with σ(0) = 0.5.
///
/// - Parameter z: Any number.
/// - Returns: σ(z), within 2.5 ulp; special cases as `Maths.sigmoid(_:)`.
public func sigmoid(_ z: Float) -> Float {
  Maths.sigmoid(z)
}
