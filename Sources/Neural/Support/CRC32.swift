/// The CRC-32 checksum of PNG images and of network files (ISO 3309): 32 bits that differ for any two contents that differ in one
/// run of up to 32 bits, and for others with near certainty.
package enum CRC32 {
  package static func of(_ bytes: some Collection<UInt8>) -> UInt32 {
    let remainders = table()
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder = remainder >> 8 ^ remainders[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)]
    }
    return ~remainder
  }

  /// For each byte its remainder on division by the polynomial 0xEDB88320, the lowest bit first.
  private static func table() -> [UInt32] {
    (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { remainder, _ in
        remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
  }
}
