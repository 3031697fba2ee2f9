import Foundation

/// A folder for the files of one run, among the system's temporary files.
///
/// It is locked as long as this process lives. One that nobody has locked was left by a process that was killed, and
/// `sweep` removes it. A lock tells that better than a process's number in the name would: numbers are given again, and
/// containers with the same temporary files have numbers of their own.
enum ScratchFolder {
  /// The part of the names that is always the same. What follows is random, and always as long.
  static let prefix = "lessons-run-"

  /// Calls a closure with a new folder, and removes the folder afterwards.
  static func with<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = parent.appending(path: prefix + UUID().uuidString, directoryHint: .isDirectory)
    guard mkdir(folder.path, 0o700) == 0 else { throw Diagnostic.file(folder.path, cannot: "be created", errno) }
    let lock = try await FolderLock.acquire(folder, waitingAtMost: .seconds(10)) { _ in }
    defer { withExtendedLifetime(lock) { remove(folder) } }
    return try await body(folder)
  }

  /// Removes the folders of processes that were killed.
  static func sweep() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(prefix) && UUID(uuidString: String(name.dropFirst(prefix.count))) != nil {
      let folder = parent.appending(path: name, directoryHint: .isDirectory)
      guard let lock = FolderLock.attempt(folder) else { continue }
      withExtendedLifetime(lock) { remove(folder) }
    }
  }

  private static var parent: URL { FileManager.default.temporaryDirectory.resolvingSymlinksInPath() }

  /// Removes a folder with all that is in it.
  private static func remove(_ folder: URL) {
    for attempt in 0..<20 {
      if (try? FileManager.default.removeItem(at: folder)) != nil { return }
      var status = stat()
      guard lstat(folder.path, &status) == 0 else { return }
      // A cell may have made folders read-only; processes of a run that was killed may still be about to end.
      makeWritable(folder)
      if attempt > 0 { usleep(10_000) }
    }
  }

  private static func makeWritable(_ folder: URL) {
    chmod(folder.path, 0o700)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let entry = folder.appending(path: name)
      var status = stat()
      if lstat(entry.path, &status) == 0, status.isFolder { makeWritable(entry) }
    }
  }
}
