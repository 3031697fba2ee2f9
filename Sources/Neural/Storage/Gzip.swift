/// What is wrong with a gzip file.
public enum GzipError: Error, Sendable, Hashable {
  case truncated
  /// Packed by something else than DEFLATE, method 8.
  case method(UInt8)
  /// Flags of the header that no standard explains.
  case reservedFlags(UInt8)
  case damaged(String)
  case checksum(expected: UInt32, found: UInt32)
  /// The length that the file says is not the one that it unpacks to; both modulo 2³².
  case length(expected: UInt32, found: UInt32)
  case trailingBytes(Int)
  case tooLarge(limit: Int)
}

extension GzipError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated: "ends too early"
    case .method(let method): "is packed by method \(method); expected 8, DEFLATE"
    case .reservedFlags(let flags): "has unknown flags (\(flags)) in its header"
    case .damaged(let reason): "is damaged: \(reason)"
    case .checksum(let expected, let found):
      "is damaged: its checksum is \(expected), but its content's is \(found)"
    case .length(let expected, let found):
      "is damaged: it should unpack to \(expected) bytes, but unpacks to \(found)"
    case .trailingBytes(let count): "goes on after its end: \(count) bytes too many"
    case .tooLarge(let limit): "unpacks to more than \(limit) bytes"
    }
  }
}

/// Files packed by gzip (RFC 1952): a header, a DEFLATE stream, the checksum and the length of what was packed; or several
/// of these, one after the other.
enum Gzip {
  /// The most that a file may unpack to: 1 GiB, twenty times MNIST.
  static let limit = 1 << 30

  static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  static func unpack(_ bytes: [UInt8], limit: Int = Gzip.limit) throws(GzipError) -> [UInt8] {
    var output: [UInt8] = []
    var position = 0
    repeat {
      guard isPacked(Array(bytes[position...].prefix(2))) else { throw .trailingBytes(bytes.count - position) }
      let start = try endOfHeader(bytes, at: position)
      let member = try Inflate.unpack(bytes, from: start, limit: limit - output.count)
      let checksum = try number(bytes, at: member.end)
      let length = try number(bytes, at: member.end + 4)
      let found = (checksum: CRC32.of(member.bytes), length: UInt32(truncatingIfNeeded: member.bytes.count))
      guard length == found.length else { throw .length(expected: length, found: found.length) }
      guard checksum == found.checksum else { throw .checksum(expected: checksum, found: found.checksum) }
      output = output.isEmpty ? member.bytes : output + member.bytes
      position = member.end + 8
      // Tapes and some tools fill up with zeros.
    } while bytes[position...].contains { $0 != 0 }
    return output
  }

  /// Where the stream begins: after ten bytes, and whatever of an extra field, a name, a comment and a checksum of the
  /// header its flags announce.
  private static func endOfHeader(_ bytes: [UInt8], at start: Int) throws(GzipError) -> Int {
    guard bytes.count - start >= 10 else { throw .truncated }
    guard bytes[start + 2] == 8 else { throw .method(bytes[start + 2]) }
    let flags = bytes[start + 3]
    guard flags & 0xE0 == 0 else { throw .reservedFlags(flags) }
    var position = start + 10
    if flags & 4 != 0 {
      guard bytes.count - position >= 2 else { throw .truncated }
      position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
    }
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard position < bytes.count, let zero = bytes[position...].firstIndex(of: 0) else { throw .truncated }
      position = zero + 1
    }
    if flags & 2 != 0 { position += 2 }
    guard position <= bytes.count else { throw .truncated }
    return position
  }

  /// Four bytes, the lowest first.
  private static func number(_ bytes: [UInt8], at start: Int) throws(GzipError) -> UInt32 {
    guard bytes.count - start >= 4 else { throw .truncated }
    return bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
