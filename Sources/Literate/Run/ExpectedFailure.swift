// The events of cells that must fail: `fails` and `traps`.

extension Plan.SeparateProgram {
  /// The events of a program that was run to trap in its cell.
  func events(_ timeline: RunTimeline, in lesson: Lesson) -> [Transcript.Event] {
    guard let failure = timeline.failure else {
      let message = "this cell does not trap, though it is marked `traps`"
      return notAsExpected(message, hint: "take `traps` away, or break the code")
    }
    guard case .trapped(let message, _) = failure.cause, failure.part == cell.part else {
      let reason = failure.makeDiagnostic(in: lesson, program).text
      return notAsExpected("this cell does not get as far as its trap", hint: "it did: \(reason)")
    }
    let outputs = timeline.events.filter { event in
      switch event {
      case .printed(_, _, cell.index), .shown(_, _, _, cell.index): true
      case .printed, .shown, .value, .ended, .failedAsExpected, .failed, .diagnosed: false
      }
    }
    return outputs + [.failedAsExpected(cell: cell.index, message + "\n")]
  }

  /// The events of a `fails` program that did not compile: the errors are the cell's output.
  func events(_ messages: CompilerMessages) -> [Transcript.Event] {
    let text = messages.errors.map { "error: \($0.diagnostic.message)\n" }.joined()
    guard !text.isEmpty else {
      return notAsExpected(messages.elsewhere.first ?? "the compiler failed", hint: "look at the code")
    }
    return [.failedAsExpected(cell: cell.index, text)]
  }

  /// The events of a cell that did not fail as its options require.
  func notAsExpected(_ message: String, hint: String) -> [Transcript.Event] {
    let diagnostic = Diagnostic.error(.run, message, at: cell.location, hint: hint)
    let error = CellOutput.CellError(title: "Not as expected", line: cell.location.line, text: diagnostic.text)
    return [.diagnosed(diagnostic), .failed(cell.part, .failed, error)]
  }
}
