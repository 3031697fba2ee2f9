import Foundation
import SystemPackage

/// The folder of a built site.
///
/// A manifest in it lists the files that builds wrote. Only those are replaced by a build and removed by `clean`.
public struct OutputFolder: Sendable {
  let folder: URL
  /// The time to wait for another process that writes the site.
  let patience: Duration

  /// Creates a value for the folder at a URL, which need not exist yet.
  public init(_ folder: URL, patience: Duration = .seconds(60)) {
    self.folder = folder
    self.patience = patience
  }

  /// The path of the manifest in the folder.
  static let manifest: FilePath = "assets/files.txt"

  /// Calls a closure while no other process writes the site.
  ///
  /// - Parameter waiting: Called once if another process writes it now, with that process, if it is known.
  /// - Throws: A `Diagnostic` if the other process does not end in time; `CancellationError`; the closure's error.
  func locked<Value>(waiting: (pid_t?) -> Void = { _ in }, _ body: () throws -> Value) async throws -> Value {
    let lock = try await FolderLock.acquire(folder, waitingAtMost: patience, waiting: waiting)
    defer { withExtendedLifetime(lock) {} }
    return try body()
  }

  /// Throws an error if it is plain that the site can't be written.
  func check() throws(Diagnostic) { try FileWriter.checkFolder(FilePath(folder.relativePath)) }

  /// Writes a site's files and the manifest. The folder has to be locked.
  ///
  /// The manifest comes first, with the files of earlier builds and the new ones, and last, with those that are there
  /// now. So wherever writing ends, by a full disk or a killed process, the next build knows all files for a build's own.
  ///
  /// - Parameters:
  ///   - files: The files' contents, by their paths in the folder.
  ///   - replacingAll: True if the other files of earlier builds are removed.
  ///   - kept: The paths of files that are not removed in any case.
  /// - Returns: The paths of the files that are new or have changed.
  /// - Throws: A `Diagnostic`: before anything is written if one of the files exists with other bytes and no build
  ///   wrote it, or can't be replaced.
  @discardableResult
  func write(_ files: [String: Data], replacingAll: Bool, keeping kept: Set<String> = []) throws(Diagnostic) -> [String]
  {
    let before = try manifest()
    let files = files.map { (path: FilePath($0.key), data: $0.value) }
      .sorted { Manifest.isBefore($0.path.string, $1.path.string) }
    let changed = files.filter { (try? Data(readingFile: file($0.path))) != $0.data }
    let foreign = changed.map(\.path).filter { !before.paths.contains($0) && !Self.isUnlisted($0) && isThere($0) }
    guard foreign.isEmpty else { throw refusal(of: foreign) }

    let listed = Set(files.map(\.path).filter { !Self.isUnlisted($0) } + [Self.manifest])
    let all = Manifest(before.paths.union(listed))
    var writer = FileWriter()
    try sweep(all.paths.union(files.map(\.path)), &writer)
    for path in changed.map(\.path) + [Self.manifest] { try FileWriter.check(file(path)) }

    var written = try write(all, &writer) ? [Self.manifest] : []
    for (path, data) in changed { try writer.replace(file(path), with: data) }
    if replacingAll {
      let now = Manifest(listed.union(before.paths.intersection(kept.map { FilePath($0) })))
      for path in all.paths.subtracting(now.paths) { try remove(path, &writer) }
      if try write(now, &writer) { written = [Self.manifest] }
    }
    return (changed.map(\.path) + written).map(\.string).sorted(by: Manifest.isBefore)
  }

  /// Removes the files that builds wrote.
  ///
  /// - Parameter waiting: As for `locked`.
  /// - Returns: The paths of the removed files.
  @discardableResult
  public func clean(waiting: (pid_t?) -> Void = { _ in }) async throws -> [String] {
    try await locked(waiting: waiting) {
      let katex = folder.appending(path: Theme.katexFolder)
      let fonts = FileManager.default.enumerator(atPath: katex.path)?.compactMap { $0 as? String } ?? []
      let unlisted = fonts.filter { $0.contains(".") }.map { FilePath("\(Theme.katexFolder)/\($0)") }
      let manifest = try manifest()
      let files = manifest.paths.union(unlisted).subtracting([Self.manifest])
      var writer = FileWriter()
      try sweep(files.union([Self.manifest]), &writer)
      // The list goes last: after an interruption, the rest can still be removed.
      let paths = files.map(\.string).sorted(by: Manifest.isBefore)
      for path in paths { try remove(FilePath(path), &writer) }
      try remove(Self.manifest, &writer)
      return manifest.paths.contains(Self.manifest) ? paths + [Self.manifest.string] : paths
    }
  }

  private static func isUnlisted(_ path: FilePath) -> Bool { path.starts(with: FilePath(Theme.katexFolder)) }

  private func file(_ path: FilePath) -> URL { folder.appending(path: path.string) }

  /// True if there is anything at a path, be it a link that leads nowhere.
  private func isThere(_ path: FilePath) -> Bool {
    var status = stat()
    return lstat(file(path).relativePath, &status) == 0
  }

  private func refusal(of foreign: [FilePath]) -> Diagnostic {
    let others = foreign.count > 1 ? " (as are \(foreign.count - 1) more)" : ""
    let message = "\(file(foreign[0]).relativePath) is there\(others), and no build wrote it"
    return .error(.site, message, hint: "move it away, or name another folder with --output")
  }

  private func manifest() throws(Diagnostic) -> Manifest {
    guard isThere(Self.manifest) else { return Manifest([]) }
    return Manifest(reading: try Data(readingFile: file(Self.manifest)))
  }

  /// Writes the manifest if it differs from the one that is there.
  private func write(_ manifest: Manifest, _ writer: inout FileWriter) throws(Diagnostic) -> Bool {
    guard (try? Data(readingFile: file(Self.manifest))) != manifest.data else { return false }
    try writer.replace(file(Self.manifest), with: manifest.data)
    return true
  }

  /// Removes what killed writers left beside the files at some paths, or beside those that they link to.
  private func sweep(_ paths: Set<FilePath>, _ writer: inout FileWriter) throws(Diagnostic) {
    for path in paths { writer.sweep(try FileWriter.target(of: file(path).relativePath).removingLastComponent()) }
  }

  /// Removes a file, and the folders that it leaves empty.
  private func remove(_ path: FilePath, _ writer: inout FileWriter) throws(Diagnostic) {
    try writer.remove(file(path))
    var parent = FilePath(folder.relativePath).appending(path.removingLastComponent().components)
    for _ in path.components {
      guard rmdir(parent.string) == 0 else { return }
      parent.removeLastComponent()
    }
  }
}
