import Foundation

/// The folder of a book's lessons.
public struct LessonFolder: Sendable {
  public var folder: URL
  /// The folder as the author named it: how messages name its files.
  public var shownAs: String

  /// - Parameter path: the folder's path, as the author wrote it.
  /// - Throws: `Diagnostic` if there is no such folder, or no lesson in it.
  public init(_ path: String) throws {
    folder = URL(filePath: path, directoryHint: .isDirectory)
    shownAs = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Diagnostic.error(
        .book,
        "there is no folder \(shownAs)",
        hint: "name the folder of the lessons with --lessons"
      )
    }
  }

  /// The names of the lessons, in order: the index first, then by name.
  public func names() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && isFile($0) }.map { String($0.dropLast(3)) }
    guard !names.isEmpty else {
      throw Diagnostic.error(
        .book,
        "there is no lesson in \(shownAs)",
        hint: "begin one with `lessons new \"A title\"`"
      )
    }
    return names.filter { $0 == Lesson.indexName } + names.filter { $0 != Lesson.indexName }.sorted()
  }

  /// A lesson's file.
  public func file(_ name: String) -> URL { folder.appending(path: "\(name).md") }

  /// Reads all lessons.
  ///
  /// - Throws: `Diagnostic`, or an error of the system if a file can't be read.
  public func read() throws -> [Lesson] {
    let names = try names()
    let reader = LessonReader(images: images(), lessons: names)
    return names.map { name in
      guard let data = try? Data(contentsOf: file(name)) else {
        var lesson = read(Data(), named: name, with: reader)
        let place = SourceLocation(file: lesson.file, line: 1)
        lesson.diagnostics.append(.error(.read, "this file can't be read", at: place, hint: "look at its permissions"))
        return lesson
      }
      return read(data, named: name, with: reader)
    }
  }

  /// Reads a text as the lesson of a name, as if it stood in the folder.
  func read(_ data: Data, named name: String) throws -> Lesson {
    read(data, named: name, with: LessonReader(images: images(), lessons: try names()))
  }

  private func read(_ data: Data, named name: String, with reader: LessonReader) -> Lesson {
    var lesson = reader.read(String(decoding: data, as: UTF8.self), name: name, file: "\(shownAs)/\(name).md")
    if let line = Self.firstLineThatIsNotUTF8(data) {
      let place = SourceLocation(file: lesson.file, line: line)
      lesson.diagnostics.insert(.error(.read, "this is not UTF-8", at: place, hint: "save the file as UTF-8"), at: 0)
    }
    return lesson
  }

  /// Whether there is a file of this path, and not a folder, a pipe or a link to nowhere.
  private func isFile(_ path: String) -> Bool {
    let file = folder.appending(path: path).resolvingSymlinksInPath()
    return (try? FileManager.default.attributesOfItem(atPath: file.path))?[.type] as? FileAttributeType == .typeRegular
  }

  private static func firstLineThatIsNotUTF8(_ data: Data) -> Int? {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
  }

  /// The files that a lesson can show, by their paths in the folder.
  func images() -> [String] {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return files.filter {
      ImageCatalogue.extensions.contains(URL(filePath: $0).pathExtension.lowercased()) && isFile($0)
    }.sorted()
  }
}
