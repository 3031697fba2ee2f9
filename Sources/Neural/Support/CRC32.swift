/// The CRC-32 checksum (ISO 3309, reflected polynomial 0xEDB88320) of PNG chunks and network files. It detects every burst error
/// of up to 32 bits, and any other change with probability 1 − 2⁻³².
package enum CRC32 {
  /// Returns the checksum of `bytes`.
  package static func of(_ bytes: some Collection<UInt8>) -> UInt32 {
    let remainders = table()
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder = remainder >> 8 ^ remainders[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)]
    }
    return ~remainder
  }

  /// The remainder of each byte on division by the polynomial, lowest bit first.
  private static func table() -> [UInt32] {
    (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { remainder, _ in
        remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
  }
}
