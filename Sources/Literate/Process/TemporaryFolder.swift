import Foundation

/// The names of folders for temporary files.
enum TemporaryFolder {
  /// The part of the names that is always the same. What follows is random, and always as long.
  static let prefix = "lessons-"
}

/// Calls a closure with a new folder, and removes the folder afterwards.
func inTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: TemporaryFolder.prefix + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
