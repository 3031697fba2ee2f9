import Foundation

/// A course: the lessons of a folder, as read.
public struct Course: Sendable {
  /// The folder that the lessons were read from.
  public let folder: LessonFolder
  /// The lessons in order: the index first.
  public let lessons: [Lesson]
  private let reader: LessonReader

  /// Reads the lessons of a folder.
  ///
  /// - Throws: A `Diagnostic` if there are none; an error of the system if the folder can't be read.
  public init(reading folder: LessonFolder) throws {
    let names = try folder.names()
    let reader = LessonReader(images: folder.images(), lessons: names)
    self.folder = folder
    self.reader = reader
    lessons = names.map { name in
      let data = try? Data(contentsOf: folder.file(name))
      var lesson = Self.lesson(name, data ?? Data(), in: folder, reader)
      if data == nil {
        let location = SourceLocation(file: lesson.file, line: 1)
        lesson.diagnostics.append(
          .error(.read, "this file can't be read", at: location, hint: "look at its permissions")
        )
      }
      return lesson
    }
  }

  /// The lessons that a user named, in the course's order; all of them if there are no names.
  ///
  /// - Parameter names: `01-structure`, `Lessons/01-structure.md`, `structure` or `1`.
  /// - Throws: A `Diagnostic` if there is no such lesson.
  public func lessons(named names: [String]) throws -> [Lesson] {
    let chosen = Set(try LessonName.choose(names, among: lessons.map(\.name)))
    return lessons.filter { chosen.contains($0.name) }
  }

  /// Reads a text as the content of a lesson's file.
  func lesson(_ name: String, reading text: String) -> Lesson {
    reader.read(text, name: name, file: folder.path(of: name))
  }

  private static func lesson(_ name: String, _ data: Data, in folder: LessonFolder, _ reader: LessonReader) -> Lesson {
    var lesson = reader.read(String(decoding: data, as: UTF8.self), name: name, file: folder.path(of: name))
    let lines = data.split(separator: .lineFeed, omittingEmptySubsequences: false)
    if let line = lines.firstIndex(where: { String(validating: $0, as: UTF8.self) == nil }) {
      let location = SourceLocation(file: lesson.file, line: line + 1)
      lesson.diagnostics.insert(.error(.read, "this is not UTF-8", at: location, hint: "save the file as UTF-8"), at: 0)
    }
    return lesson
  }
}
