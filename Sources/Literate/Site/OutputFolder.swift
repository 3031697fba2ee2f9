import Foundation

/// The folder of a built site.
///
/// A list in it names the files that builds wrote. A build replaces those, and `clean` removes them; all other files
/// stay.
public struct OutputFolder: Sendable {
  let folder: URL

  /// The folder at a place; it need not be there yet.
  public init(_ folder: URL) { self.folder = folder }

  /// The path of the list.
  static let manifest = "assets/files.txt"

  /// Writes a site's files, each under another name first: a reader never sees half a file.
  ///
  /// - Parameter replacingAll: True if files of an earlier build that are not among these are removed.
  /// - Returns: The paths of the files that were not there before with the same bytes.
  /// - Throws: A `Diagnostic`, before anything is written, if one of the files is there and no build wrote it; an error of the system.
  @discardableResult
  public func write(_ files: [String: Data], replacingAll: Bool) throws -> [String] {
    let before = listed()
    for (path, data) in files.sorted(by: { $0.key < $1.key })
    where !before.contains(path) && !Self.isLeftOutOfList(path) && path != Self.manifest {
      let file = folder.appending(path: path)
      guard !FileManager.default.fileExists(atPath: file.path) || (try? Data(contentsOf: file)) == data else {
        throw Diagnostic.error(
          .site,
          "\(file.relativePath) is there, and no build wrote it",
          hint: "move it away, or name another folder with --output"
        )
      }
    }
    var files = files
    let names = replacingAll ? Set(files.keys) : Set(files.keys).union(before)
    // Files that git does not keep are not listed: the list would say what is not there.
    let list = (names.union([Self.manifest])).filter { !Self.isLeftOutOfList($0) }.sorted()
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

  private static func isLeftOutOfList(_ path: String) -> Bool { path.hasPrefix(Theme.katexFolder + "/") }

  private func listed() -> Set<String> {
    guard let list = try? String(contentsOf: folder.appending(path: Self.manifest), encoding: .utf8) else { return [] }
    // A path that leaves the folder is no path that a build wrote.
    return Set(list.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("/") && !$0.contains("..") })
  }

  /// Removes a file, and the folders that it leaves empty.
  private func remove(_ path: String) throws {
    var place = folder.appending(path: path)
    guard FileManager.default.fileExists(atPath: place.path) else { return }
    try FileManager.default.removeItem(at: place)
    for _ in path.split(separator: "/") {
      place.deleteLastPathComponent()
      guard try FileManager.default.contentsOfDirectory(atPath: place.path).isEmpty else { return }
      try FileManager.default.removeItem(at: place)
    }
  }
}
