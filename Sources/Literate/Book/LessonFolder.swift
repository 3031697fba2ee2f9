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

  /// The names of the lessons: the index first, then in the order of the names.
  ///
  /// - Throws: A `Diagnostic` if there are none; an error of the system.
  func names() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && isFile($0) }.map { String($0.dropLast(3)) }
    guard !names.isEmpty else {
      throw Diagnostic.error(.book, "there is no lesson in \(path)", hint: "begin one with `lessons new \"A title\"`")
    }
    return names.filter { $0 == Self.indexName } + names.filter { $0 != Self.indexName }.sorted()
  }

  /// The URL of a lesson's file.
  func file(_ name: String) -> URL { url.appending(path: "\(name).md") }

  /// The path of a lesson's file, in the form that messages use.
  func path(of name: String) -> String { "\(path)/\(name).md" }

  /// The paths of the image files, relative to the folder, sorted.
  func images() -> [String] {
    let files = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return files.filter {
      Self.imageExtensions.contains(URL(filePath: $0).pathExtension.lowercased()) && isFile($0)
    }.sorted()
  }

  /// True if the path, relative to the folder, is that of a regular file or a link to one.
  private func isFile(_ path: String) -> Bool {
    let file = url.appending(path: path).resolvingSymlinksInPath()
    return (try? FileManager.default.attributesOfItem(atPath: file.path))?[.type] as? FileAttributeType == .typeRegular
  }
}
