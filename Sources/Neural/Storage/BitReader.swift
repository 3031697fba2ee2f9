/// The bits of a DEFLATE stream, each byte's lowest first.
struct BitReader {
  private let bytes: [UInt8]
  /// The first byte that is not in `buffer` yet.
  private var position: Int
  /// Bits that were read from bytes but not taken yet, the next one lowest.
  private var buffer: UInt64 = 0
  private var count = 0

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// The next bits without taking them; zeros beyond the end.
  ///
  /// - Parameter width: at most 32.
  @inline(__always)
  mutating func peek(_ width: Int) -> Int {
    while count < width, position < bytes.count {
      buffer |= UInt64(bytes[position]) << UInt64(count)
      position += 1
      count += 8
    }
    return Int(truncatingIfNeeded: buffer & (1 << UInt64(width) - 1))
  }

  @inline(__always)
  mutating func drop(_ width: Int) throws(GzipError) {
    guard width <= count else { throw .truncated }
    buffer >>= UInt64(width)
    count -= width
  }

  /// The next bits as a number, the first one lowest.
  @inline(__always)
  mutating func take(_ width: Int) throws(GzipError) -> Int {
    let bits = peek(width)
    try drop(width)
    return bits
  }

  /// Leaves out the rest of the current byte.
  ///
  /// - Returns: where the next byte is.
  mutating func skipToByte() -> Int {
    position -= count / 8
    (buffer, count) = (0, 0)
    return position
  }

  /// Takes whole bytes, from the next whole one on.
  mutating func takeBytes(_ number: Int) throws(GzipError) -> ArraySlice<UInt8> {
    let start = skipToByte()
    guard number <= bytes.count - start else { throw .truncated }
    position += number
    return bytes[start..<start + number]
  }
}
