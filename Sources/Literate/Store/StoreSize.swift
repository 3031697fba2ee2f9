import Foundation
import SystemPackage

/// The size of a store's entries, and the removal of those that were used longest ago.
///
/// A file holds the sum of what was written since the entries were last counted. While a process changes it, others
/// wait. It may be too large, as entries are also replaced, but not too small.
struct StoreSize {
  /// The store's folder.
  var folder: String
  /// The largest size, in bytes.
  var limit: Int

  /// The part of the limit that is left after a removal, so that not every later entry causes another.
  private static let kept = 0.8

  private struct Entry {
    var path: String
    var size: Int
    var lastUse: Int
  }

  /// Adds a new file's size to the sum. If that exceeds the limit, the entries are counted, and some are removed.
  func add(_ bytes: Int) throws(Diagnostic) {
    let path = "\(folder)/size"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .file(path, cannot: "be written", errno) }
    defer { close(file) }
    // On a file system that has no locks the sum may be inexact.
    _ = flock(file, LOCK_EX)
    var digits = [UInt8](repeating: 0, count: 20)
    let count = pread(file, &digits, digits.count, 0)
    let before = Int(String(decoding: digits.prefix(max(0, count)), as: UTF8.self))
    // Files take whole blocks of the disk.
    var sum = (before ?? 0) + (bytes + 4095) / 4096 * 4096
    if before == nil || sum > limit { sum = removeOldest() }
    let text = Array(String(sum).utf8)
    guard ftruncate(file, 0) == 0, pwrite(file, text, text.count, 0) == text.count else {
      throw .file(path, cannot: "be written", errno)
    }
  }

  /// Removes the entries that were used longest ago, if all together exceed the limit.
  ///
  /// - Returns: The size of those that are left.
  private func removeOldest() -> Int {
    let entries = entries()
    var sum = entries.reduce(0) { $0 + $1.size }
    guard sum > limit else { return sum }
    for entry in entries.sorted(by: { $0.lastUse < $1.lastUse }) where sum > Int(Self.kept * Double(limit)) {
      unlink(entry.path)
      sum -= entry.size
    }
    return sum
  }

  /// Removes all entries, and the folders that are left empty.
  ///
  /// - Returns: The number of entries.
  func removeAll() -> Int {
    let entries = entries()
    for entry in entries { unlink(entry.path) }
    for name in names(in: folder) where name.count == 2 { rmdir("\(folder)/\(name)") }
    unlink("\(folder)/size")
    rmdir(folder)
    return entries.count
  }

  /// The entries. What killed writers left is removed.
  private func entries() -> [Entry] {
    var entries: [Entry] = []
    for subfolder in names(in: folder) where subfolder.count == 2 && subfolder.isHexadecimal {
      TemporaryFile.sweep(FilePath("\(folder)/\(subfolder)"))
      for name in names(in: "\(folder)/\(subfolder)") where name.count == 62 && name.isHexadecimal {
        let path = "\(folder)/\(subfolder)/\(name)"
        var status = stat()
        guard lstat(path, &status) == 0, status.isFile else { continue }
        let lastUse = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
        entries.append(Entry(path: path, size: Int(status.st_blocks) * 512, lastUse: lastUse))
      }
    }
    return entries
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}

extension StringProtocol {
  fileprivate var isHexadecimal: Bool { utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } }
}
