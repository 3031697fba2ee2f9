/// The bytes of an entry's file: a mark, the digest of the key and the content, the content.
///
/// The digest tells an entry that is damaged, cut short, or that of another key.
enum StoreEntry {
  /// The first bytes of every entry, with the version of this format.
  private static let mark = Array("lessons-entry-1\n".utf8)

  /// The file's bytes for a content.
  static func encode(_ content: [UInt8], key: Digest) -> [UInt8] {
    mark + checksum(content[...], key).bytes + content
  }

  /// The content in a file's bytes; `nil` if they are not an undamaged entry of the key.
  static func decode(_ file: [UInt8], key: Digest) -> [UInt8]? {
    let start = mark.count + 32
    guard file.count >= start, file.starts(with: mark) else { return nil }
    let content = file[start...]
    guard file[mark.count..<start].elementsEqual(checksum(content, key).bytes) else { return nil }
    return Array(content)
  }

  private static func checksum(_ content: ArraySlice<UInt8>, _ key: Digest) -> Digest {
    var hash = SHA256()
    hash.update(key.bytes)
    content.withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }
}
