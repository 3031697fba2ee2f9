/// A payload's fields, read in the order in which a `ByteWriter` wrote them.
public struct ByteReader {
  private let bytes: [UInt8]
  private var index = 0

  /// Creates a reader at a payload's first field.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a number.
  public mutating func readInteger() throws(WireError) -> Int {
    let number = Int64(bitPattern: try readBits())
    guard let integer = Int(exactly: number) else { throw .outOfRange(number) }
    return integer
  }

  /// Reads a number of elements, each of which takes at least a byte of the rest.
  public mutating func readCount() throws(WireError) -> Int {
    let count = try readInteger()
    guard count >= 0 else { throw .outOfRange(Int64(count)) }
    guard count <= bytes.count - index else { throw .truncated }
    return count
  }

  /// Reads a 64-bit pattern.
  public mutating func readBits() throws(WireError) -> UInt64 {
    try read(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads a text.
  public mutating func readText() throws(WireError) -> String {
    String(decoding: try read(readCount()), as: UTF8.self)
  }

  /// Reads an optional text.
  public mutating func readOptionalText() throws(WireError) -> String? {
    switch try readInteger() {
    case 0: nil
    case 1: try readText()
    case let flag: throw .outOfRange(Int64(flag))
    }
  }

  /// Reads a byte array.
  public mutating func readBytes() throws(WireError) -> [UInt8] {
    Array(try read(readCount()))
  }

  /// Checks that the payload has no more fields.
  public func finish() throws(WireError) {
    guard index == bytes.count else { throw .excess(bytes.count - index) }
  }

  private mutating func read(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - index else { throw .truncated }
    index += count
    return bytes[index - count..<index]
  }
}
