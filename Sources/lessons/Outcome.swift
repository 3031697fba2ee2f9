import Literate

/// The outcome of a command that ran lessons.
struct Outcome {
  var results: [LessonResult]
  /// The diagnostics that concern no lesson in particular.
  var diagnostics: [Diagnostic] = []
  /// True if warnings count as errors.
  var strict: Bool
  /// Text that is added to the summary's last line.
  var note: String?
  /// The path of the page to open.
  var page: String?

  /// True if no lesson failed and nothing else is wrong.
  var succeeded: Bool {
    results.allSatisfy { $0.succeeded(strict: strict) } && !diagnostics.contains { strict || $0.severity == .error }
  }
}
