// The exponential function and its children, sixteen at a time.
//
// Goals, in this order: the same bits on every machine (only +, −, ×, ÷ and whole-number operations, no C library);
// errors of at most a few units in the last place (measured on all 2³² Floats: exp 0.949 ulp, sigmoid 2.402, tanh 2.433;
// `LESSONS_EXHAUSTIVE=1 swift test --filter ErrorBoundTests` measures again); speed.
//
// Method: x = n ln 2 + r with |r| ≤ ½ ln 2, then eˣ = 2ⁿ eʳ, and eʳ − 1 by its Taylor series. The first term left out,
// r⁸/8!, is below 6·10⁻⁹, a tenth of a Float's last place.

/// x = n ln 2 + r, as the two things that the exponential functions need.
private struct Reduced {
  /// n, the nearest whole number to x / ln 2.
  var n: SIMD16<Int32>
  /// eʳ − 1.
  var p: Lanes
}

/// - Parameter x: numbers from -104 to 89.
@inline(__always)
private func reduce(_ x: Lanes) -> Reduced {
  // Adding 1.5 · 2²³ leaves no room for a fraction: the sum is rounded to a whole number, in its lowest bits.
  let magic = Lanes(repeating: 12_582_912)
  let shifted = x * 1.442695 + magic
  let n = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- unsafeBitCast(magic, to: SIMD16<Int32>.self)
  let nAsFloat = shifted - magic
  // ln 2 in two parts: the first has 15 bits, so its product with n is exact.
  let high = x - nAsFloat * 0.693145751953125
  let low = nAsFloat * 1.4286068e-6
  let r = high - low
  // What was lost in rounding r.
  let rest = (high - r) - low
  // In pairs, which do not wait for each other: 1/2 + r/6 + r² (1/24 + r/120 + r² (1/720 + r/5040)).
  let square = r * r
  let first = r * (1 / 6) + 0.5
  let second = r * (1 / 120) + (1 / 24)
  let third = r * (1 / 5040) + (1 / 720)
  let series = (third * square + second) * square + first
  return Reduced(n: n, p: r + (square * series + rest))
}

/// 2ⁿ for n from -126 to 127: n is a Float's exponent, put into its place.
@inline(__always)
private func powerOfTwo(_ n: SIMD16<Int32>) -> Lanes {
  unsafeBitCast((n &+ 127) &<< 23, to: Lanes.self)
}

/// eˣ for each lane. See `Maths.exp` for what is promised.
@inline(__always)
func exp(_ x: Lanes) -> Lanes {
  var bounded = x.replacing(with: 89, where: x .> 89)
  bounded = bounded.replacing(with: -104, where: x .< -104)
  return power(reduce(bounded)).replacing(with: .nan, where: x .!= x)
}

/// eˣ from x = n ln 2 + r.
@inline(__always)
private func power(_ reduced: Reduced) -> Lanes {
  // Two steps, each with a half of n: 2ⁿ alone may be too large or too small for a Float, or denormal.
  let half = reduced.n &>> 1
  return (1 + reduced.p) * powerOfTwo(half) * powerOfTwo(reduced.n &- half)
}

/// 1 / (1 + e⁻ˣ) for each lane. See `Maths.sigmoid` for what is promised.
@inline(__always)
func sigmoid(_ x: Lanes) -> Lanes {
  // e to the −|x| cannot overflow: for x < 0, multiply above and below by eˣ.
  let magnitude = magnitude(x)
  let reduced = reduce(-magnitude.replacing(with: 104, where: magnitude .> 104))
  // 2ⁿ may be denormal, but not 2ⁿ⁺⁶⁴: then only the last multiplication rounds.
  let t = (1 + reduced.p) * powerOfTwo(reduced.n &+ 64) * 0x1p-64
  return t.replacing(with: 1, where: x .> 0) / (1 + t)
}

/// tanh x for each lane. See `Maths.tanh` for what is promised.
@inline(__always)
func tanh(_ x: Lanes) -> Lanes {
  // tanh x = (e²ˣ − 1) / (e²ˣ + 1) = t / (t + 2) with t = e²ˣ − 1; from 9.02 on, it is 1 to the last bit.
  let magnitude = magnitude(x)
  let reduced = reduce(2 * magnitude.replacing(with: 10, where: magnitude .> 10))
  let power = powerOfTwo(reduced.n)
  let t = power * reduced.p + (power - 1)
  return withSign(of: x, t / (t + 2))
}

/// |x|: without its sign bit. What is not a number stays so.
@inline(__always)
private func magnitude(_ x: Lanes) -> Lanes {
  masked(x, SIMD16(repeating: .max))
}

/// What is not negative, with the sign bit of x.
@inline(__always)
private func withSign(of x: Lanes, _ magnitude: Lanes) -> Lanes {
  let sign = unsafeBitCast(x, to: SIMD16<UInt32>.self) & 0x8000_0000
  return unsafeBitCast(unsafeBitCast(magnitude, to: SIMD16<UInt32>.self) | sign, to: Lanes.self)
}

/// The exponentials one number at a time: lane 0 of the sixteen, so that they agree to the last bit.
extension Maths {
  /// eˣ, within 1 ulp (unit in the last place).
  ///
  /// Infinite above 88.72284; denormal below -87.33655, zero below -103.97208; NaN for NaN.
  public static func exp(_ x: Float) -> Float {
    Neural.exp(Lanes(repeating: x))[0]
  }

  /// The logistic function σ(x) = 1 / (1 + e⁻ˣ), within 2.5 ulp.
  ///
  /// From 0 to 1, both included: 1 from 16.64 on (and for infinity), denormal below -87.33655, 0 below -103.97208 (and for
  /// minus infinity). NaN for NaN.
  public static func sigmoid(_ x: Float) -> Float {
    Neural.sigmoid(Lanes(repeating: x))[0]
  }

  /// The hyperbolic tangent, within 2.5 ulp.
  ///
  /// From -1 to 1, both included (from 9.02 on, in size); odd, so `tanh(-x) == -tanh(x)`, and -0 for -0. A denormal number gives
  /// itself. NaN for NaN.
  public static func tanh(_ x: Float) -> Float {
    Neural.tanh(Lanes(repeating: x))[0]
  }
}

/// The logistic function σ(z) = 1 / (1 + e⁻ᶻ), which squishes any number into the range from 0 to 1.
///
/// σ(0) = 0.5; accurate to 2.5 ulp, see `Maths.sigmoid`.
public func sigmoid(_ z: Float) -> Float {
  Maths.sigmoid(z)
}
