import Foundation
import SystemPackage

/// An exclusive lock of a folder, by `flock` on the folder itself: the system releases it when its holder ends, however
/// that happens, and no file is left.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  deinit { close(descriptor) }

  /// Locks a folder, and creates it if it is not there.
  ///
  /// - Parameters:
  ///   - limit: The time to wait for another holder.
  ///   - waiting: Called once if there is another holder, with its process, if that is known.
  /// - Throws: A `Diagnostic`, after the limit too; `CancellationError`.
  static func acquire(
    _ folder: URL,
    waitingAtMost limit: Duration,
    waiting: (pid_t?) -> Void
  ) async throws -> FolderLock {
    let start = ContinuousClock.now
    var hasWaited = false
    while true {
      try FileWriter().createFolder(FilePath(folder.relativePath))
      let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT { continue }
        throw Diagnostic.file(folder.relativePath, cannot: "be opened", errno)
      }
      let lock = FolderLock(descriptor: descriptor)
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK {
        // A file system that has no locks is used without them. A holder that ended may have removed the folder.
        if lock.isLock(of: folder) { return lock }
        continue
      }
      if !hasWaited {
        waiting(lock.holder())
        hasWaited = true
      }
      guard start.duration(to: .now) < limit else {
        let holder = lock.holder().map { " (process \($0))" } ?? ""
        let message = "another build\(holder) has not finished writing \(folder.relativePath) for \(limit)"
        throw Diagnostic.error(.files, message, hint: "wait for its end, or end it, and try again")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Locks a folder that is there and that nobody has locked.
  ///
  /// - Returns: `nil` if that is not possible, also where the file system has no locks.
  static func attempt(_ folder: URL) -> FolderLock? {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    let lock = FolderLock(descriptor: descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, lock.isLock(of: folder) else { return nil }
    return lock
  }

  /// True if the folder is still the one that was opened.
  private func isLock(of folder: URL) -> Bool {
    var (opened, current) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && stat(folder.path, &current) == 0
      && (opened.st_dev, opened.st_ino) == (current.st_dev, current.st_ino)
  }

  /// The process that holds the lock, as far as `/proc/locks` says.
  private func holder() -> pid_t? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
    else { return nil }
    // A line is `1: FLOCK  ADVISORY  WRITE 4711 fe:01:131090 0 EOF`: the process, then the device and the inode.
    for line in locks.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 5, fields[1] == "FLOCK", fields[5].hasSuffix(":\(status.st_ino)") else { continue }
      return pid_t(fields[4]).flatMap { $0 > 0 ? $0 : nil }
    }
    return nil
  }
}
