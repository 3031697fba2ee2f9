import Foundation
import SystemPackage

/// A file under a temporary name, which moves into its place once it is complete.
///
/// It is locked as long as its writer lives. A file with such a name that nobody has locked was left by a writer that was
/// killed, and `sweep` removes it.
struct TemporaryFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  private var isMoved = false

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    if !isMoved { unlink(path) }
    close(descriptor)
  }

  /// Creates an empty file with a new name.
  ///
  /// - Parameters:
  ///   - folder: Its folder.
  ///   - file: The path, in messages, of the file whose place it will take.
  static func create(in folder: FilePath, for file: String) throws(Diagnostic) -> TemporaryFile {
    while true {
      let name = "\(prefix)\(String(UInt64.random(in: UInt64.max / 16 + 1...UInt64.max), radix: 16))\(suffix)"
      let path = folder.appending(name).string
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw .file(file, cannot: "be written", errno)
      }
      let temporary = TemporaryFile(path: path, descriptor: descriptor)
      flock(descriptor, LOCK_EX)
      // Another process may have swept it away before it was locked.
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_nlink == 0 else { return temporary }
    }
  }

  /// Appends bytes.
  ///
  /// - Returns: The error's code, or `nil`.
  func write(_ content: Data) -> Int32? {
    do {
      try FileDescriptor(rawValue: descriptor).writeAll(content)
      return nil
    } catch {
      return (error as? Errno)?.rawValue ?? EIO
    }
  }

  /// Takes over a file's mode and, where that is allowed, its owner.
  func adopt(_ status: stat) {
    // Only root may give files away, and changing the owner clears bits of the mode.
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    fchmod(descriptor, status.st_mode & 0o7777)
  }

  /// Moves the file into its place.
  ///
  /// - Returns: The error's code, or `nil`.
  consuming func move(to target: FilePath) -> Int32? {
    guard rename(path, target.string) == 0 else { return errno }
    isMoved = true
    return nil
  }

  /// Removes the files of killed writers from a folder.
  static func sweep(_ folder: FilePath) {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder.string)
    for name in names ?? [] where isTemporary(name) {
      let path = folder.appending(name).string
      let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }

  private static let prefix = ".lessons-"
  private static let suffix = ".tmp"

  private static func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
    return digits.count == 16 && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}
