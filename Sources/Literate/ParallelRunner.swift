/// Runs lessons side by side, each in a process of its own.
public struct ParallelRunner: Sendable {
  let runner: LessonRunner
  /// The store of runs; `nil` to compile and run every lesson.
  var store: Store?
  /// The number of lessons that run at a time.
  let jobs: Int

  /// A step in a lesson's run.
  public enum Event: Sendable {
    /// A lesson, by its name, began a step.
    case progress(lesson: String, LessonRunner.Progress)
    /// A lesson's programs have ended.
    case finished(LessonResult)
  }

  /// Runs the lessons, after the scratch folders of killed builds have been removed.
  ///
  /// - Parameter report: Called as events happen, on any thread.
  /// - Returns: The results, in the lessons' order.
  /// - Throws: `CancellationError`. An error of the system becomes a diagnostic of the lesson in whose run it occurred.
  func run(_ lessons: [Lesson], report: @escaping @Sendable (Event) -> Void = { _ in }) async throws -> [LessonResult] {
    ScratchFolder.sweep()
    let runner = try await CachedRunner(runner, store: store)
    return try await lessons.concurrentMap(limit: jobs) { lesson in
      let start = ContinuousClock.now
      let (transcript, isCached) = try await transcript(of: lesson, runner) {
        report(.progress(lesson: lesson.name, $0))
      }
      var result = LessonResult(lesson: lesson, transcript: transcript, duration: start.duration(to: .now))
      result.isCached = isCached
      report(.finished(result))
      return result
    }
  }

  private func transcript(
    of lesson: Lesson,
    _ runner: CachedRunner,
    progress: @Sendable (LessonRunner.Progress) -> Void
  ) async throws -> (Transcript, isCached: Bool) {
    do {
      return try await runner.run(lesson, progress: progress)
    } catch let error as CancellationError {
      throw error
    } catch {
      try Task.checkCancellation()
      let error = Diagnostic(describing: error)
      let message = "this lesson can't be run: \(error.message)"
      let location = SourceLocation(file: lesson.file, line: 1)
      let events = [Transcript.Event.diagnosed(.error(error.stage, message, at: location, hint: error.hint))]
      return (Transcript(lesson, events), false)
    }
  }

  /// Throws if not the lessons but the machine is to blame for their errors: then their pages would say what is false.
  ///
  /// - Throws: A `Diagnostic` with the cause; `CancellationError`.
  func checkMachine(after results: [LessonResult]) async throws {
    let suspects: Set<Stage> = [.compile, .files, .installation]
    let errors = results.lazy.flatMap(\.transcript.diagnostics).filter { $0.severity == .error }
    guard errors.contains(where: { suspects.contains($0.stage) }) else { return }
    try await runner.compiler.compiler.compileEmptyProgram()
  }
}
