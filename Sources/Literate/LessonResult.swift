/// A lesson, its transcript, and everything that its author has to know.
public struct LessonResult: Sendable {
  public let lesson: Lesson
  public let transcript: Transcript
  /// The time that it took to compile and run.
  public let duration: Duration
  /// The diagnostics of all stages, in the order of the lesson's lines.
  public private(set) var diagnostics: [Diagnostic]

  init(lesson: Lesson, transcript: Transcript, duration: Duration) {
    self.lesson = lesson
    self.transcript = transcript
    self.duration = duration
    diagnostics = (lesson.diagnostics + transcript.diagnostics).inOrder
  }

  /// True if every cell did as its author says and nothing is wrong; with `strict`, only if there is no warning either.
  public func succeeded(strict: Bool = false) -> Bool {
    transcript.cells.allSatisfy { $0.ending == .ok } && !diagnostics.contains { strict || $0.severity == .error }
  }

  /// Adds the diagnostics of a later stage.
  mutating func add(_ more: [Diagnostic]) {
    diagnostics = (diagnostics + more).inOrder
  }
}
