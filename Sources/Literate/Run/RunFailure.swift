/// The failure of a program that did not reach its end.
struct RunFailure {
  enum Cause: Equatable {
    /// The program trapped or crashed: the runtime's message, and the position if it lies in the lesson.
    case trapped(String, at: Crash.Position?)
    /// A part exceeded its time.
    case timedOut
    /// The program ended early, with that exit code.
    case exited(Int32)
    /// The program's messages are corrupt.
    case fault(ChannelFault)
  }

  /// The part that was running; `nil` if none had begun.
  var part: PartID?
  var cause: Cause

  /// The failure as events: a diagnostic, and the part's failure.
  func events(in lesson: Lesson, _ program: Program) -> [Transcript.Event] {
    let (ending, title): (CellRun.Ending, String) =
      switch cause {
      case .trapped: (.trapped, "Trap")
      case .timedOut: (.timeout, "Out of time")
      case .exited: (.failed, "Early exit")
      case .fault: (.failed, "Broken output")
      }
    let diagnostic = makeDiagnostic(in: lesson, program)
    let error = CellOutput.CellError(title: title, line: diagnostic.location?.line, text: diagnostic.text)
    return [.diagnosed(diagnostic)] + (part.map { [.failed($0, ending, error)] } ?? [])
  }

  /// Makes an error at the lesson's line.
  func makeDiagnostic(in lesson: Lesson, _ program: Program) -> Diagnostic {
    let location = location(in: lesson, program)
    let name = name(in: lesson)
    switch cause {
    case .trapped(let message, _):
      return .error(.run, message, at: location)
    case .timedOut:
      let hint = "give it more with `timeout=…`, or let it do less"
      return .error(.run, "\(name) ran out of time", at: location, hint: hint)
    case .exited(let code):
      let message = "\(name) ended the program (exit code \(code))"
      return .error(.run, message, at: location, hint: "let a cell run to its end")
    case .fault(.tampered):
      return .error(.run, "\(name) tampered with the channel of its outputs", at: location, hint: "use `show(…)`")
    case .fault(.unreadable(let error)):
      let message = "an output of \(name) could not be read: \(error)"
      let hint = "this command and LessonKit were not built together: rebuild with `swift build`"
      return .error(.installation, message, at: location, hint: hint)
    }
  }

  private func name(in lesson: Lesson) -> String {
    switch part {
    case .cell(let index): "the cell `\(lesson.cells[index].id)`"
    case .value(let index): "the value `\(lesson.values[index].expression)`"
    case nil: "the lesson"
    }
  }

  /// The location of the trap if it is known, otherwise that of the part.
  private func location(in lesson: Lesson, _ program: Program) -> SourceLocation {
    if case .trapped(_, let position?) = cause, let part = program.part(position.part) {
      return part.location(line: position.line, column: position.column, in: lesson.file)
    }
    guard let part else { return SourceLocation(file: lesson.file, line: 1) }
    if case .cell(let index) = part, let location = lesson.cells[index].onlyThrow { return location }
    return lesson.location(of: part)
  }
}

extension Cell {
  /// The location of the code's only `try` or `throw`; `nil` if there are none or several. An uncaught error leaves no
  /// frame of its cell in the backtrace.
  fileprivate var onlyThrow: SourceLocation? {
    let locations = code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { offset, line in
      line.matches(of: /\b(?:try|throw)\b(?![?!])/).map { match in
        let column = prefixes[offset] + line[..<match.range.lowerBound].utf8.count + 1
        return SourceLocation(file: location.file, line: firstCodeLine + offset, column: column)
      }
    }
    return locations.count == 1 ? locations[0] : nil
  }
}
