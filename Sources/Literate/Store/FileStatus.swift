import Foundation
import Wire

/// The identity and the times of a file. While they stay the same, so does the file's content.
struct FileStatus: Hashable, Sendable {
  /// The kinds of files that differ in what a program can read from them.
  enum Kind: Int, Sendable {
    case file, folder, other
  }

  var kind: Kind
  var device, inode, size: Int
  /// The time of the last change of the content, in nanoseconds.
  var modified: Int
  /// The time of the last change of the content or of the status, in nanoseconds.
  var changed: Int

  /// Reads the status of the file at a path, or of the file that a link there leads to.
  ///
  /// - Returns: `nil` if there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    (device, inode) = (Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino))
    size = Int(status.st_size)
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
  }

  /// True if a change of the content would surely give a new status. A file that was written just now may be written
  /// again within the resolution of the file system's clock.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return max(modified, changed) < now.nanoseconds - 1_000_000_000
  }
}

extension timespec {
  fileprivate var nanoseconds: Int { Int(tv_sec) * 1_000_000_000 + Int(tv_nsec) }
}

extension FileStatus: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    for number in [kind.rawValue, device, inode, size, modified, changed] { writer.write(number) }
  }

  init(from reader: inout ByteReader) throws(WireError) {
    let number = try reader.readInteger()
    guard let kind = Kind(rawValue: number) else { throw .unknownTag(String(number)) }
    self.kind = kind
    device = try reader.readInteger()
    inode = try reader.readInteger()
    size = try reader.readInteger()
    modified = try reader.readInteger()
    changed = try reader.readInteger()
  }
}
