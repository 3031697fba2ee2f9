/// A lesson, its transcript, and the diagnostics of all stages.
public struct LessonResult: Sendable {
  /// The lesson as read.
  public let lesson: Lesson
  /// The results of its cells.
  public let transcript: Transcript
  /// The time that the lesson took to compile and run.
  public let duration: Duration
  /// True if the run was not repeated, because the store had it.
  public internal(set) var isCached = false
  /// The diagnostics of all stages, in the order of the lesson's lines.
  public private(set) var diagnostics: [Diagnostic]

  init(lesson: Lesson, transcript: Transcript, duration: Duration) {
    self.lesson = lesson
    self.transcript = transcript
    self.duration = duration
    diagnostics = (lesson.diagnostics + transcript.diagnostics).sortedByLocation
  }

  /// True if every cell ended as its options require and there is no error; with `strict`, also no warning.
  public func succeeded(strict: Bool = false) -> Bool {
    transcript.cells.allSatisfy { $0.ending == .ok } && !diagnostics.contains { strict || $0.severity == .error }
  }

  /// Adds the diagnostics of a later stage.
  mutating func add(_ more: [Diagnostic]) {
    diagnostics = (diagnostics + more).sortedByLocation
  }
}
