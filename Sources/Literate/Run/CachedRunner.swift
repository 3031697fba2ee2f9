/// Runs lessons, but for those whose runs are stored.
struct CachedRunner: Sendable {
  let runner: LessonRunner
  /// The stored runs; `nil` if none are used.
  let cache: RunCache?

  /// Prepares runs.
  ///
  /// - Parameter store: The store of runs; `nil` to compile and run every lesson.
  /// - Throws: `CancellationError`.
  init(_ runner: LessonRunner, store: Store?) async throws {
    self.runner = runner
    guard let store else {
      cache = nil
      return
    }
    do {
      cache = try await RunCache(store, runner.surroundings)
    } catch {
      // What is wrong with the installation is said where it is needed: when a lesson is compiled.
      try Task.checkCancellation()
      cache = nil
    }
  }

  /// The transcript of a lesson, and whether its run was stored.
  ///
  /// - Throws: As `LessonRunner.run`.
  func run(_ lesson: Lesson, progress: (LessonRunner.Progress) -> Void) async throws -> (Transcript, isCached: Bool) {
    // A lesson without programs has nothing to run.
    guard let cache, lesson.hasPrograms else { return (try await runner.run(lesson, progress: progress), false) }
    if let events = cache.events(of: lesson) { return (Transcript(lesson, events), true) }
    let events = try await runner.events(of: lesson, progress: progress)
    await cache.store(events, of: lesson)
    return (Transcript(lesson, events), false)
  }
}
