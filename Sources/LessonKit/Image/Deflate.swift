/// A compressor that writes zlib streams (RFC 1950 and 1951): one block with the fixed Huffman codes, and matches at a
/// few given distances.
///
/// Not the zlib library, whose output differs between its versions.
struct Deflate {
  /// The stream so far, from zlib's header on.
  private var bytes: [UInt8] = [0x78, 0x01]
  /// Bits that do not fill a byte yet, the earliest in the lowest place.
  private var pending: UInt32 = 0
  private var pendingCount: UInt32 = 0

  /// Compresses bytes to a zlib stream.
  ///
  /// - Parameters:
  ///   - data: The bytes.
  ///   - distances: The distances at which repetitions are sought: 1 finds runs, an image's row length equal rows.
  static func compressed(_ data: [UInt8], distances: [Int]) -> [UInt8] {
    var deflate = Deflate()
    deflate.write(data, distances)
    return deflate.bytes + bigEndian(adler32(data))
  }

  /// Returns the Adler-32 checksum (RFC 1950).
  static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return high << 16 | low
  }

  private mutating func write(_ data: [UInt8], _ distances: [Int]) {
    put(0b011, bits: 3)  // The last block, fixed codes.
    var index = 0
    while index < data.count {
      var best = (length: 2, distance: 0)
      for distance in distances where distance <= index {
        var length = 0
        while length < 258, index + length < data.count, data[index + length] == data[index + length - distance] {
          length += 1
        }
        if length > best.length { best = (length, distance) }
      }
      if best.distance > 0 {
        putLength(best.length)
        putDistance(best.distance)
        index += best.length
      } else {
        putSymbol(Int(data[index]))
        index += 1
      }
    }
    putSymbol(256)
    if pendingCount > 0 { put(0, bits: 8 - pendingCount) }
  }

  /// Writes a literal (0...255), the end of the block (256) or the code of a match's length (257...285).
  private mutating func putSymbol(_ symbol: Int) {
    switch symbol {
    case ..<144: putCode(0x30 + symbol, bits: 8)
    case ..<256: putCode(0x190 + symbol - 144, bits: 9)
    case ..<280: putCode(symbol - 256, bits: 7)
    default: putCode(0xC0 + symbol - 280, bits: 8)
    }
  }

  private mutating func putLength(_ length: Int) {
    if length == 258 { return putSymbol(285) }
    // Codes come in groups of four, and each group has one extra bit more than the group before it.
    let (code, extra, base) = Self.group(length - 3, codesPerGroup: 4)
    putSymbol(257 + code)
    put(UInt32(length - 3 - base), bits: UInt32(extra))
  }

  private mutating func putDistance(_ distance: Int) {
    let (code, extra, base) = Self.group(distance - 1, codesPerGroup: 2)
    putCode(code, bits: 5)
    put(UInt32(distance - 1 - base), bits: UInt32(extra))
  }

  /// Returns the code of the interval that contains `value`, the number of its extra bits and its first value.
  private static func group(_ value: Int, codesPerGroup count: Int) -> (code: Int, extra: Int, base: Int) {
    if value < 2 * count { return (value, 0, value) }
    var extra = 1
    while value >= (2 * count) << extra { extra += 1 }
    let code = value >> extra
    return (code + count * extra, extra, code << extra)
  }

  /// Writes a Huffman code, the highest bit first.
  private mutating func putCode(_ code: Int, bits: Int) {
    for bit in (0..<bits).reversed() { put(UInt32(code >> bit) & 1, bits: 1) }
  }

  /// Writes any other number, the lowest bit first.
  private mutating func put(_ value: UInt32, bits: UInt32) {
    pending |= value << pendingCount
    pendingCount += bits
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }
}

/// Returns a number as four bytes, the most significant first.
func bigEndian(_ value: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}
