import Foundation

/// The folder of a course's lessons: their names, their files, and the images beside them.
public struct LessonFolder: Sendable {
  /// The folder's URL.
  public let url: URL
  /// The folder's path as the user gave it; paths in messages begin with it.
  public let path: String

  /// The name of the lesson that becomes the home page.
  static let indexName = "index"
  /// The filename extensions of the images that a page can show.
  static let imageExtensions: Set = ["png", "svg", "jpg", "jpeg", "gif", "webp", "avif"]

  /// Opens the folder at a path.
  ///
  /// - Throws: A `Diagnostic` if there is no such folder.
  public init(_ path: String) throws(Diagnostic) {
    url = URL(filePath: path, directoryHint: .isDirectory)
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw .error(.book, "there is no folder \(self.path)", hint: "name the folder of the lessons with --lessons")
    }
  }

  /// The names of the lessons: the index first, then in the order of the names. Of names that differ in nothing but
  /// their Unicode form, only the first is given, because their pages would be one.
  ///
  /// - Throws: A `Diagnostic` if there are none, or the folder can't be read.
  func names() throws(Diagnostic) -> [String] {
    var names: [String] = []
    // Strings are compared by canonical equivalence.
    for name in try entries().filter({ kind(of: "\($0).md") == .file }) where names.last != name { names.append(name) }
    guard !names.isEmpty else {
      throw .error(.book, "there is no lesson in \(path)", hint: "begin one with `lessons new \"A title\"`")
    }
    return names.filter { $0 == Self.indexName } + names.filter { $0 != Self.indexName }
  }

  /// The problems with entries whose names end with `.md`, and which are no lessons.
  func diagnostics() throws(Diagnostic) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var previous: String?
    for name in try entries() {
      let location = SourceLocation(file: path(of: name), line: 1)
      let hint = "rename it if it should not be a lesson"
      switch kind(of: "\(name).md") {
      case .file:
        if let previous, previous == name {
          diagnostics.append(.error(.book, LessonName.clash(previous, name), at: location, hint: "rename one of them"))
        }
        previous = name
      case .folder: diagnostics.append(.warning(.book, "this is a folder, not a lesson", at: location, hint: hint))
      case .nothing: diagnostics.append(.error(.book, "this link leads to no file", at: location, hint: "remove it"))
      case .other: diagnostics.append(.warning(.book, "this is no file that can be read", at: location, hint: hint))
      }
    }
    return diagnostics
  }

  /// The URL of a lesson's file.
  func file(_ name: String) -> URL { url.appending(path: "\(name).md") }

  /// The path of a lesson's file, in the form that messages use.
  func path(of name: String) -> String { "\(path)/\(name).md" }

  /// The paths of the image files, relative to the folder, sorted.
  func images() -> [String] {
    let files = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return files.filter {
      Self.imageExtensions.contains(URL(filePath: $0).pathExtension.lowercased()) && kind(of: $0) == .file
    }.sorted(by: LessonName.isBefore)
  }

  /// The file outside the folder that a link in it leads to.
  ///
  /// - Parameter path: The link's path, relative to the folder.
  /// - Returns: The file's absolute path; `nil` if there is no link, or it stays in the folder.
  func destinationOutside(_ path: String) -> String? {
    let file = url.appending(path: path)
    var status = stat()
    guard lstat(file.path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
    let destination = file.resolvingSymlinksInPath().path
    let root = url.resolvingSymlinksInPath().path
    return destination.hasPrefix(root.hasSuffix("/") ? root : "\(root)/") ? nil : destination
  }

  /// What there is at a path, links followed.
  private enum Kind {
    case file, folder, nothing, other
  }

  private func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(url.appending(path: path).path, &status) == 0 else { return .nothing }
    return status.isFile ? .file : status.isFolder ? .folder : .other
  }

  /// The names, without `.md`, of the entries that can be lessons, in the order of the names.
  private func entries() throws(Diagnostic) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path)
        .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { String($0.dropLast(3)) }
        .sorted(by: LessonName.isBefore)
    } catch {
      throw Diagnostic(describing: error)
    }
  }
}
