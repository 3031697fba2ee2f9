/// Sixteen numbers that are worked on together: one AVX-512 register, or two, or four narrower ones. Every machine computes with
/// the same sixteen, so every machine gets the same bits.
typealias Lanes = SIMD16<Float>

/// A vector with the lanes' bits where `mask` has bits, and zero elsewhere.
@inline(__always)
func masked(_ vector: Lanes, _ mask: SIMD16<Int32>) -> Lanes {
  unsafeBitCast(unsafeBitCast(vector, to: SIMD16<Int32>.self) & mask, to: Lanes.self)
}
