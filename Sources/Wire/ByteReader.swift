/// A reader of a payload's fields, in the order in which a `ByteWriter` wrote them.
public struct ByteReader {
  private let bytes: [UInt8]
  private var index = 0

  /// Creates a reader at a payload's first field.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads an integer.
  ///
  /// - Throws: `WireError.truncated` at the payload's end, as all methods that read; `.outOfRange` if `Int` has fewer
  ///   than 64 bits and cannot hold the number.
  public mutating func readInteger() throws(WireError) -> Int {
    let number = Int64(bitPattern: try readBits())
    guard let integer = Int(exactly: number) else { throw .outOfRange(number) }
    return integer
  }

  /// Reads the count of elements that follow. Each of them must take at least one byte of the rest of the payload, so
  /// that a corrupt count cannot lead to a huge allocation.
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

  /// Reads a count and that many bytes.
  public mutating func readBytes() throws(WireError) -> [UInt8] {
    Array(try read(readCount()))
  }

  /// Checks that all bytes have been read.
  ///
  /// - Throws: `WireError.excess` if there are more.
  public func finish() throws(WireError) {
    guard index == bytes.count else { throw .excess(bytes.count - index) }
  }

  private mutating func read(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - index else { throw .truncated }
    index += count
    return bytes[index - count..<index]
  }
}
