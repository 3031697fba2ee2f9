/// A writer of a payload, field by field. `ByteReader` reads the same fields in the same order.
///
/// Encoding: an integer is an `Int64`, little-endian; a text its count of UTF-8 bytes and those bytes; a byte array its
/// count and its bytes; an optional text the integer 0, or the integer 1 and the text.
public struct ByteWriter {
  /// The bytes of the fields written so far.
  public private(set) var bytes: [UInt8] = []

  /// Creates a writer of an empty payload.
  public init() {}

  /// Appends an integer.
  public mutating func write(_ number: Int) {
    write(UInt64(bitPattern: Int64(number)))
  }

  /// Appends a 64-bit pattern, little-endian.
  public mutating func write(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// Appends a text.
  public mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends an optional text.
  public mutating func write(_ text: String?) {
    write(text == nil ? 0 : 1)
    if let text { write(text) }
  }

  /// Appends a count and that many bytes.
  public mutating func write(_ array: [UInt8]) {
    write(array.count)
    bytes.append(contentsOf: array)
  }
}
