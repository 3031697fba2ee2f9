/// A comparison of the recorded outputs of a lesson with the texts that its cells printed.
struct RecordedOutputCheck {
  /// A recorded output that differs from what its cell printed.
  struct Mismatch {
    var cell: Cell
    var recorded: RecordedOutput
    /// The text that the cell printed.
    var actual: String
    /// The difference in the format of `diff -u`, with the line numbers of the lesson's file.
    var diff: String

    /// The diagnostic of the mismatch: an error with the difference, or a warning that points to `lessons test`.
    func diagnostic(_ severity: Diagnostic.Severity) -> Diagnostic {
      let message = "the cell `\(cell.id)` does not print what is recorded here"
      switch severity {
      case .error:
        let hint = "mend the cell, or record what it prints with `lessons test --update`"
        return Diagnostic(.error, .check, message, at: recorded.location, hint: hint, excerpt: diff)
      case .warning:
        return .warning(.check, message, at: recorded.location, hint: "`lessons test` shows the difference")
      }
    }
  }

  /// The number of outputs that were compared.
  private(set) var compared = 0
  /// The outputs that differ, in reading order.
  private(set) var mismatches: [Mismatch] = []

  /// Compares the outputs of a lesson, except those of volatile cells and of cells that did not run or failed.
  init(_ lesson: Lesson, _ transcript: Transcript) {
    for (cell, run) in zip(lesson.cells, transcript.cells) {
      guard let recorded = cell.recorded, run.ending == .ok, !cell.options.volatile, cell.options.mode != .static
      else { continue }
      compared += 1
      let (actual, tolerance) = (run.printedText, cell.options.tolerance)
      let comparison = OutputComparison(recorded: recorded.text, actual: actual, tolerance: tolerance)
      guard !comparison.matches else { continue }
      let firstLine = recorded.location.line + 1
      let hunks = UnifiedDiff.text(from: comparison.recorded, to: comparison.actual, firstLine: firstLine)
      let diff = "--- recorded\n+++ printed\n" + hunks.dropLast()
      mismatches.append(Mismatch(cell: cell, recorded: recorded, actual: actual, diff: diff))
    }
  }
}
