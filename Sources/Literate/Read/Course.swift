import Foundation

/// A course: the lessons of a folder, as read.
public struct Course: Sendable {
  /// The folder that the lessons were read from.
  public let folder: LessonFolder
  /// The lessons in order: the index first.
  public let lessons: [Lesson]
  /// The problems with files that look like lessons and are none.
  public let diagnostics: [Diagnostic]
  /// The states of the files that cells may read.
  let data: DataStamps
  private let reader: LessonReader

  /// Reads the lessons of a folder.
  ///
  /// - Throws: A `Diagnostic` if there are none, or the folder can't be read.
  public init(reading folder: LessonFolder) throws(Diagnostic) { try self.init(reading: folder, reusing: [:]) }

  /// Reads the lessons of a folder.
  ///
  /// - Parameter known: Lessons that are not read again if their files hold the same bytes, by their names.
  private init(reading folder: LessonFolder, reusing known: [String: Lesson]) throws(Diagnostic) {
    data = DataStamps(of: folder)
    let names = try folder.names()
    let images = folder.images()
    let outside = images.reduce(into: [:]) { $0[$1] = folder.destinationOutside($1) }
    let reader = LessonReader(images: images, destinationsOutside: outside, lessons: names)
    self.folder = folder
    self.reader = reader
    diagnostics = try folder.diagnostics()
    lessons = names.map { name in
      do throws(Diagnostic) {
        let data = try Data(readingFile: folder.file(name), called: "this file")
        if let lesson = known[name], lesson.isRead(from: data) { return lesson }
        return Self.lesson(name, data, in: folder, reader)
      } catch {
        var (lesson, error) = (Self.lesson(name, Data(), in: folder, reader), error)
        error.location = SourceLocation(file: lesson.file, line: 1)
        lesson.diagnostics.append(error)
        return lesson
      }
    }
  }

  /// The course as its files are now. Lessons whose files hold the same bytes are not read again.
  ///
  /// - Throws: A `Diagnostic` if there are no more lessons, or the folder can't be read.
  func current() throws(Diagnostic) -> Course {
    try Course(reading: folder, reusing: Dictionary(lessons.map { ($0.name, $0) }) { first, _ in first })
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
    if let destination = folder.destinationOutside("\(name).md") {
      let message = "this lesson is a link to \(destination), outside the lessons' folder; its page shows what is there"
      let location = SourceLocation(file: lesson.file, line: 1)
      lesson.diagnostics.insert(.warning(.book, message, at: location, hint: "put the file itself here"), at: 0)
    }
    return lesson
  }
}

extension Lesson {
  /// True if the lesson's text is that of a file's bytes.
  fileprivate func isRead(from data: Data) -> Bool {
    source.utf8.elementsEqual(String(decoding: data, as: UTF8.self).utf8)
  }
}
