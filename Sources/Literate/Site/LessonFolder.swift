import Foundation

/// The folder of a book's lessons.
public struct LessonFolder: Sendable {
  public var folder: URL
  /// The folder as the author named it: how messages name its files.
  public var shownAs: String

  /// - Parameter path: the folder's path, as the author wrote it.
  /// - Throws: `BookError` if there is no such folder, or no lesson in it.
  public init(_ path: String) throws {
    folder = URL(filePath: path, directoryHint: .isDirectory)
    shownAs = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw BookError.noFolder(shownAs)
    }
  }

  /// The names of the lessons, in order: the index first, then by name.
  public func names() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { String($0.dropLast(3)) }
    guard !names.isEmpty else { throw BookError.noLessons(shownAs) }
    return names.filter { $0 == Lesson.indexName } + names.filter { $0 != Lesson.indexName }.sorted()
  }

  /// A lesson's file.
  public func file(_ name: String) -> URL { folder.appending(path: "\(name).md") }

  /// Reads all lessons.
  ///
  /// - Throws: `BookError`, or an error of the system if a file can't be read.
  public func read() throws -> [Lesson] {
    let names = try names()
    let reader = LessonReader(images: try images(), lessons: names)
    return try names.map { name in
      let data = try Data(contentsOf: file(name))
      return reader.read(String(decoding: data, as: UTF8.self), name: name, file: "\(shownAs)/\(name).md")
    }
  }

  /// The files that a lesson can show, by their paths in the folder.
  func images() throws -> [String] {
    let kinds = ["png", "svg", "jpg", "jpeg", "gif", "webp", "avif"]
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return files.filter { kinds.contains(URL(filePath: $0).pathExtension.lowercased()) }.sorted()
  }
}
