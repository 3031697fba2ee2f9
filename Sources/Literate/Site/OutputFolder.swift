import Foundation

/// The folder of a built site.
///
/// A manifest in it lists the files that builds wrote. Only those are replaced by a build and removed by `clean`.
public struct OutputFolder: Sendable {
  let folder: URL

  /// Creates a value for the folder at a URL, which need not exist yet.
  public init(_ folder: URL) { self.folder = folder }

  /// The path of the manifest in the folder.
  static let manifest = "assets/files.txt"

  /// Writes a site's files, each atomically, and the manifest.
  ///
  /// - Parameters:
  ///   - files: The files' contents, by their paths in the folder.
  ///   - replacingAll: True if the other files of earlier builds are removed.
  /// - Returns: The paths of the files that are new or have changed.
  /// - Throws: A `Diagnostic`, before anything is written, if one of the files exists with other bytes and no build
  ///   wrote it; an error of the system.
  @discardableResult
  public func write(_ files: [String: Data], replacingAll: Bool) throws -> [String] {
    let before = listed()
    for (path, data) in files.sorted(by: { $0.key < $1.key })
    where !before.contains(path) && !Self.isUnlisted(path) && path != Self.manifest {
      let file = folder.appending(path: path)
      guard !FileManager.default.fileExists(atPath: file.path) || (try? Data(contentsOf: file)) == data else {
        let message = "\(file.relativePath) is there, and no build wrote it"
        throw Diagnostic.error(.site, message, hint: "move it away, or name another folder with --output")
      }
    }
    var files = files
    let names = replacingAll ? Set(files.keys) : Set(files.keys).union(before)
    // KaTeX's files are not under version control, so a committed manifest must not list them.
    let list = (names.union([Self.manifest])).filter { !Self.isUnlisted($0) }.sorted()
    files[Self.manifest] = Data(list.map { $0 + "\n" }.joined().utf8)
    var changed: [String] = []
    for (path, data) in files.sorted(by: { $0.key < $1.key }) {
      let file = folder.appending(path: path)
      guard (try? Data(contentsOf: file)) != data else { continue }
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file, options: .atomic)
      changed.append(path)
    }
    for path in before.subtracting(files.keys) where replacingAll { try remove(path) }
    return changed
  }

  /// Removes the files that builds wrote.
  ///
  /// - Returns: The paths of the removed files.
  @discardableResult
  public func clean() throws -> [String] {
    let katex = folder.appending(path: Theme.katexFolder)
    let fonts = FileManager.default.enumerator(atPath: katex.path)?.compactMap { $0 as? String } ?? []
    let paths = listed().union(fonts.filter { $0.contains(".") }.map { "\(Theme.katexFolder)/\($0)" }).sorted()
    for path in paths { try remove(path) }
    return paths
  }

  private static func isUnlisted(_ path: String) -> Bool { path.hasPrefix(Theme.katexFolder + "/") }

  private func listed() -> Set<String> {
    guard let list = try? String(contentsOf: folder.appending(path: Self.manifest), encoding: .utf8) else { return [] }
    // No build writes a path that leaves the folder.
    return Set(list.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("/") && !$0.contains("..") })
  }

  /// Removes a file, and the folders that it leaves empty.
  private func remove(_ path: String) throws {
    var url = folder.appending(path: path)
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    try FileManager.default.removeItem(at: url)
    for _ in path.split(separator: "/") {
      url.deleteLastPathComponent()
      guard try FileManager.default.contentsOfDirectory(atPath: url.path).isEmpty else { return }
      try FileManager.default.removeItem(at: url)
    }
  }
}
