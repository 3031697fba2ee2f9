import Foundation

/// A folder of lessons, read.
public struct Book: Sendable {
  public let folder: LessonFolder
  /// In order: the index first.
  public let lessons: [Lesson]

  /// - Throws: `Diagnostic`, or an error of the system.
  public init(_ path: String) throws {
    folder = try LessonFolder(path)
    lessons = try folder.read()
  }

  /// The lessons of these names, in the book's order; all if there is no name.
  ///
  /// - Parameter names: as an author would say them: `01-structure`, `Lessons/01-structure.md`, `structure`, `1`.
  /// - Throws: `Diagnostic` if there is no such lesson.
  public func lessons(named names: [String]) throws -> [Lesson] {
    guard !names.isEmpty else { return lessons }
    var chosen: Set<String> = []
    for name in names {
      let stem = URL(filePath: name).lastPathComponent
      let bare = stem.hasSuffix(".md") ? String(stem.dropLast(3)) : stem
      let lesson =
        lessons.first { $0.name == bare }
        ?? lessons.first { Int(bare) != nil && $0.number == Int(bare) }
        ?? lessons.first { $0.name.drop { $0.isNumber || $0 == "-" } == bare }
      guard let lesson else {
        let nearest = Suggestion.nearest(to: bare, among: lessons.map(\.name))
        throw Diagnostic.error(
          .book,
          "there is no lesson \(name)",
          hint: nearest.map { "did you mean \($0)?" } ?? "`lessons list` lists them"
        )
      }
      chosen.insert(lesson.name)
    }
    return lessons.filter { chosen.contains($0.name) }
  }
}
