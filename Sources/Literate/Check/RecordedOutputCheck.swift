/// Compares what a lesson's cells printed with the outputs recorded below them.
struct RecordedOutputCheck {
  /// A recorded output that differs from what its cell printed.
  struct Mismatch {
    var cell: Cell
    var recorded: RecordedOutput
    /// The text that the cell printed.
    var actual: String
    /// The difference as `diff -u` shows it, with the line numbers of the lesson's file.
    var diff: String

    /// The diagnostic of the mismatch: an error with the difference, or a warning that points to `lessons test`.
    func diagnostic(_ severity: Diagnostic.Severity) -> Diagnostic {
      Diagnostic(
        severity,
        .check,
        "the cell `\(cell.id)` does not print what is recorded here",
        at: recorded.location,
        hint: severity == .error
          ? "mend the cell, or record what it prints with `lessons test --update`"
          : "`lessons test` shows the difference",
        excerpt: severity == .error ? diff : ""
      )
    }
  }

  /// The number of outputs that were compared.
  private(set) var compared = 0
  /// The ones that differ, in reading order.
  private(set) var mismatches: [Mismatch] = []

  /// Compares the outputs of a lesson. Cells that did not run are left out, and volatile ones.
  init(_ lesson: Lesson, _ transcript: Transcript) {
    for (cell, run) in zip(lesson.cells, transcript.cells) {
      guard let recorded = cell.recorded, run.ending == .ok, !cell.options.volatile, cell.options.mode != .static
      else { continue }
      compared += 1
      let comparison = OutputComparison(
        recorded: recorded.text,
        actual: run.printedText,
        tolerance: cell.options.tolerance
      )
      guard !comparison.matches else { continue }
      let diff = UnifiedDiff.text(
        from: comparison.recorded,
        to: comparison.actual,
        firstLine: recorded.location.line + 1
      )
      mismatches.append(
        Mismatch(
          cell: cell,
          recorded: recorded,
          actual: run.printedText,
          diff: "--- recorded\n+++ printed\n" + diff.dropLast()
        )
      )
    }
  }
}
