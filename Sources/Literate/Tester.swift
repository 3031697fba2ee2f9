import Foundation

/// Tests lessons: runs them and holds what they print against what they say.
public struct Tester: Sendable {
  public var workshop: Workshop

  public init(workshop: Workshop) { self.workshop = workshop }

  public struct Report: Sendable {
    public var results: [LessonResult]
    /// How many recorded outputs were compared, and how many were rewritten.
    public var compared: Int
    public var updated: Int
  }

  /// - Parameter updating: whether recorded outputs that differ are rewritten in the lessons' files; they are no
  ///   errors then.
  /// - Throws: `CancellationError`, or an error of the system.
  public func test(
    _ lessons: [Lesson],
    in folder: LessonFolder,
    updating: Bool = false,
    report: @escaping @Sendable (Workshop.Event) -> Void = { _ in }
  ) async throws -> Report {
    var tested = Report(results: try await workshop.run(lessons, report: report), compared: 0, updated: 0)
    try Task.checkCancellation()
    for index in tested.results.indices {
      let lesson = tested.results[index].lesson
      let (compared, mismatches) = RecordedOutputCheck().check(lesson, tested.results[index].transcript)
      tested.compared += compared
      if updating, !mismatches.isEmpty, lesson.diagnostics.allSatisfy({ $0.severity == .warning }) {
        let file = folder.file(lesson.name)
        // Lines are counted in the text that was read: if the author has saved another since, it stays.
        guard try Data(contentsOf: file) == Data(lesson.source.utf8) else {
          let place = SourceLocation(file: lesson.file, line: 1)
          tested.results[index].add([
            .error(.check, "the file changed while it ran", at: place, hint: "run this once more")
          ])
          continue
        }
        let text = OutputUpdate().text(of: lesson, updating: mismatches)
        // Read again, the lesson has to say what was printed: or else nothing is written.
        let again = try folder.read(Data(text.utf8), named: lesson.name)
        let left = RecordedOutputCheck().check(again, tested.results[index].transcript)
        guard again.cells.count == lesson.cells.count, left.compared == compared, left.mismatches.isEmpty else {
          let hint = "write the outputs by hand; the file is as it was"
          let place = mismatches[0].recorded.location
          tested.results[index].add([.error(.check, "what is printed can't be recorded here", at: place, hint: hint)])
          continue
        }
        try Data(text.utf8).write(to: file, options: .atomic)
        tested.updated += mismatches.count
      } else {
        tested.results[index].add(mismatches.map(\.diagnostic))
      }
    }
    return tested
  }
}
