/// Tests lessons: runs them and compares what they print with what is recorded.
public struct Tester: Sendable {
  let runner: ParallelRunner
  let course: Course

  /// The results of a test.
  public struct Report: Sendable {
    /// The results of the lessons that were tested, in the course's order.
    public internal(set) var results: [LessonResult]
    /// The problems with the files of the lessons' folder.
    public internal(set) var diagnostics: [Diagnostic]
    /// The number of recorded outputs that were compared.
    public internal(set) var compared = 0
    /// The number of recorded outputs that were rewritten.
    public internal(set) var updated = 0
  }

  /// Tests the given lessons, or all of them.
  ///
  /// - Parameters:
  ///   - names: The names of lessons; none for all lessons.
  ///   - updating: True if recorded outputs that differ are rewritten in the lessons' files instead of being errors.
  ///   - report: Called on any thread as lessons run.
  /// - Throws: A `Diagnostic` if there is no such lesson, or if the compiler fails whatever the lessons are;
  ///   `CancellationError`; an error of the system.
  public func test(
    _ names: [String] = [],
    updating: Bool = false,
    report: @escaping @Sendable (ParallelRunner.Event) -> Void = { _ in }
  ) async throws -> Report {
    let results = try await runner.run(try course.lessons(named: names), report: report)
    try await runner.checkMachine(after: results)
    var tested = Report(results: results, diagnostics: course.diagnostics)
    try Task.checkCancellation()
    for index in tested.results.indices {
      let (lesson, transcript) = (tested.results[index].lesson, tested.results[index].transcript)
      let check = RecordedOutputCheck(lesson, transcript)
      tested.compared += check.compared
      if updating, !check.mismatches.isEmpty, lesson.diagnostics.allSatisfy({ $0.severity == .warning }) {
        do throws(Diagnostic) {
          try OutputUpdater(course: course).update(lesson, transcript, after: check)
          tested.updated += check.mismatches.count
        } catch {
          tested.results[index].add([error])
        }
      } else {
        tested.results[index].add(check.mismatches.map { $0.diagnostic(.error) })
      }
    }
    return tested
  }
}
