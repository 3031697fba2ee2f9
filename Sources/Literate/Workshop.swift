/// Runs lessons side by side.
public struct Workshop: Sendable {
  public var runner: LessonRunner
  /// How many lessons run at a time.
  public var jobs: Int

  public init(runner: LessonRunner, jobs: Int) {
    self.runner = runner
    self.jobs = max(1, jobs)
  }

  /// What a lesson is doing.
  public enum Event: Sendable {
    case progress(lesson: String, LessonRunner.Progress)
    case finished(LessonResult)
  }

  /// Runs a lesson. What the machine has against it is told of it, and the other lessons go on.
  private static func run(
    _ lesson: Lesson,
    _ runner: LessonRunner,
    progress: @Sendable (LessonRunner.Progress) -> Void
  ) async throws -> Transcript {
    do {
      return try await runner.run(lesson, progress: progress)
    } catch let error as CancellationError {
      throw error
    } catch {
      try Task.checkCancellation()
      let place = SourceLocation(file: lesson.file, line: 1)
      return Transcript(
        cells: lesson.cells.map { _ in CellRun(ending: .skipped) },
        diagnostics: [.error(.run, "this lesson can't be run: \(error.localizedDescription)", at: place)]
      )
    }
  }

  /// Runs the lessons and returns their results in the same order.
  ///
  /// - Parameter report: called as things happen, from any thread.
  public func run(
    _ lessons: [Lesson],
    report: @escaping @Sendable (Event) -> Void = { _ in }
  ) async throws -> [LessonResult] {
    try await withThrowingTaskGroup(of: (Int, LessonResult).self) { group in
      var results: [LessonResult?] = Array(repeating: nil, count: lessons.count)
      var next = 0
      func start() {
        guard next < lessons.count else { return }
        let (index, lesson) = (next, lessons[next])
        next += 1
        group.addTask {
          let clock = ContinuousClock()
          let start = clock.now
          let transcript = try await Self.run(lesson, runner) { report(.progress(lesson: lesson.name, $0)) }
          let result = LessonResult(lesson: lesson, transcript: transcript, duration: start.duration(to: clock.now))
          report(.finished(result))
          return (index, result)
        }
      }
      for _ in 0..<jobs { start() }
      while let (index, result) = try await group.next() {
        results[index] = result
        start()
      }
      return results.compactMap { $0 }
    }
  }
}
