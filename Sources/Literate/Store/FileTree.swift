import Foundation

/// The files in a folder and the folders in it, also those that links lead to.
struct FileTree {
  /// The paths of the files and folders relative to the folder, sorted, each with its kind.
  private(set) var files: [(path: String, kind: FileStatus.Kind)] = []
  /// True if there are more files than `limit`.
  private(set) var isTooLarge = false

  /// The largest number of files that are listed.
  static let largest = 100_000

  private let root: String
  /// The largest number of files, for a link that leads to all files of the machine.
  private let limit: Int

  /// Lists the files.
  ///
  /// - Parameters:
  ///   - root: The folder's path.
  ///   - limit: The largest number of files.
  ///   - isIncluded: Selects the folder's own files and folders by their names.
  init(_ root: String, limit: Int = largest, isIncluded: (String) -> Bool) {
    self.root = root
    self.limit = limit
    guard let status = FileStatus(path: root) else { return }
    add(Self.names(in: root).filter(isIncluded), in: "", above: [status])
  }

  /// - Parameter above: The status of the folder and of those above it: a link that leads back to one is not followed.
  private mutating func add(_ names: [String], in folder: String, above: [FileStatus]) {
    for name in names {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      guard let status = FileStatus(path: "\(root)/\(path)") else { continue }
      guard files.count < limit else {
        isTooLarge = true
        return
      }
      files.append((path, status.kind))
      let isBelowItself = above.contains { $0.device == status.device && $0.inode == status.inode }
      if status.kind == .folder, !isBelowItself {
        add(Self.names(in: "\(root)/\(path)"), in: path, above: above + [status])
      }
    }
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
