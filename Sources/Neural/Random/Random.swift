/// A seeded pseudorandom number generator: a seed determines the numbers, on every machine and in every version.
///
/// ```swift
/// var random = Random(seed: 7)
/// let x = random.uniform(in: -1...1)
/// ```
///
/// The generator is xoshiro256** by Blackman and Vigna ("Scrambled Linear Pseudorandom Number Generators", 2021). Its state is
/// initialised from the seed by SplitMix64, as the authors recommend. It is not cryptographically secure.
public struct Random: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Creates a generator.
  ///
  /// - Parameter seed: Any number; equal seeds give equal sequences.
  public init(seed: UInt64) {
    var seed = SplitMix64(state: seed)
    state = (seed.next(), seed.next(), seed.next(), seed.next())
  }

  /// Creates a generator in a given state, such as the one of published reference output.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// Draws 64 random bits.
  ///
  /// - Returns: A number from 0 to 2⁶⁴ − 1, each equally likely.
  public mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  private func rotated(_ x: UInt64, by count: UInt64) -> UInt64 {
    (x << count) | (x >> (64 - count))
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014), a generator with 64 bits of state. It expands a seed into the state of a larger
/// generator.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
