/// What came of a lesson.
public struct LessonResult: Sendable {
  public var lesson: Lesson
  public var transcript: Transcript
  /// How long it took to compile and run.
  public var duration: Duration
  /// Everything that its author has to know, in the order of the lesson's lines.
  public var diagnostics: [Diagnostic]

  public init(lesson: Lesson, transcript: Transcript, duration: Duration) {
    self.lesson = lesson
    self.transcript = transcript
    self.duration = duration
    diagnostics = (lesson.diagnostics + transcript.diagnostics).inOrder
  }

  /// Whether nothing is wrong with it; if `strict`, not even a warning.
  public func succeeded(strict: Bool = false) -> Bool {
    // Whatever the reason: a cell that did not run is no success.
    transcript.cells.allSatisfy { $0.ending == .ok } && !diagnostics.contains { strict || $0.severity == .error }
  }

  mutating func add(_ more: [Diagnostic]) {
    diagnostics = (diagnostics + more).inOrder
  }
}
