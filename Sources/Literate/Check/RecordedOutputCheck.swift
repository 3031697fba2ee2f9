/// Holds what a lesson's cells printed against what the lesson says they print.
public struct RecordedOutputCheck {
  /// A recorded output that is not what the cell printed.
  public struct Mismatch: Sendable {
    public var cell: Cell
    public var recorded: RecordedOutput
    /// What the cell printed.
    public var actual: String
    /// The difference, as `diff -u` shows it, at the lines of the lesson's file.
    public var diff: String

    public var diagnostic: Diagnostic {
      Diagnostic(
        .error,
        .check,
        "the cell `\(cell.id)` does not print what is recorded here",
        at: recorded.location,
        hint: "mend the cell, or record what it prints with `lessons test --update`",
        excerpt: diff
      )
    }
  }

  public init() {}

  /// The recorded outputs that could be compared, and those that differ. A cell that did not run is not compared, nor
  /// is a volatile one.
  public func check(_ lesson: Lesson, _ transcript: Transcript) -> (compared: Int, mismatches: [Mismatch]) {
    var compared = 0
    var mismatches: [Mismatch] = []
    for cell in lesson.cells {
      let run = transcript.cells[cell.index]
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
    return (compared, mismatches)
  }
}
