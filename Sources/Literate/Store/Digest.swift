import Wire

/// A SHA-256 digest. Its description is its hexadecimal form.
struct Digest: Hashable, Sendable {
  /// The eight words of the digest, in order.
  var words: SIMD8<UInt32>

  /// The digest of a text.
  init(_ text: String) { self.init(Array(text.utf8)) }

  /// The digest of bytes.
  init(_ bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(bytes)
    self = hash.finish()
  }

  init(words: SIMD8<UInt32>) { self.words = words }

  /// The 32 bytes.
  var bytes: [UInt8] {
    words.indices.flatMap { index in withUnsafeBytes(of: words[index].bigEndian) { Array($0) } }
  }
}

extension Digest: CustomStringConvertible {
  var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension Digest: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    for index in words.indices { writer.write(UInt64(words[index])) }
  }

  init(from reader: inout ByteReader) throws(WireError) {
    words = SIMD8()
    for index in words.indices { words[index] = UInt32(truncatingIfNeeded: try reader.readBits()) }
  }
}
