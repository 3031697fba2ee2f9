/// A vector of sixteen numbers: one AVX-512 register, two AVX registers, or four of SSE, NEON or WebAssembly. All machines
/// compute with the same sixteen lanes, so all get the same bits.
typealias Lanes = SIMD16<Float>

/// The bitwise AND of a vector and a mask: lanes whose mask is all ones are unchanged, lanes whose mask is 0 become +0.
@inline(__always)
func masked(_ vector: Lanes, _ mask: SIMD16<Int32>) -> Lanes {
  unsafeBitCast(unsafeBitCast(vector, to: SIMD16<Int32>.self) & mask, to: Lanes.self)
}
