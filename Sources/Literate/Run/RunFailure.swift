/// The reason why a program did not reach its end.
struct RunFailure {
  enum Kind: Equatable {
    /// The program trapped or crashed: the runtime's message, and the place if it lies in the lesson.
    case trapped(String, at: Crash.Place?)
    case timedOut
    /// The program ended early, with that exit code.
    case exited(Int32)
    case fault(ChannelFault)
  }

  /// The part that was running; `nil` if none had begun.
  var part: PartID?
  var kind: Kind

  private var ending: CellRun.Ending {
    switch kind {
    case .trapped: .trapped
    case .timedOut: .timeout
    case .exited, .fault: .failed
    }
  }

  private var title: String {
    switch kind {
    case .trapped: "Trap"
    case .timedOut: "Out of time"
    case .exited: "Early exit"
    case .fault: "Broken output"
    }
  }

  /// The failure as events: a diagnostic, and the part's failure.
  func events(in lesson: Lesson, _ program: Program) -> [Transcript.Event] {
    let diagnostic = makeDiagnostic(in: lesson, program)
    let error = CellOutput.CellError(title: title, line: diagnostic.location?.line, text: diagnostic.text)
    return [.diagnosed(diagnostic)] + (part.map { [.failed($0, ending, error)] } ?? [])
  }

  func makeDiagnostic(in lesson: Lesson, _ program: Program) -> Diagnostic {
    let place = location(in: lesson, program)
    let name = name(in: lesson)
    switch kind {
    case .trapped(let message, _):
      return .error(.run, message, at: place)
    case .timedOut:
      return .error(
        .run,
        "\(name) ran out of time",
        at: place,
        hint: "give it more with `timeout=…`, or let it do less"
      )
    case .exited(let code):
      let message = "\(name) ended the program (exit code \(code))"
      return .error(.run, message, at: place, hint: "let a cell run to its end")
    case .fault(.tampered):
      return .error(.run, "\(name) tampered with the channel of its outputs", at: place, hint: "use `show(…)`")
    case .fault(.unreadable(let error)):
      let message = "an output of \(name) could not be read: \(error)"
      let hint = "this command and LessonKit were not built together: rebuild with `swift build`"
      return .error(.installation, message, at: place, hint: hint)
    }
  }

  private func name(in lesson: Lesson) -> String {
    switch part {
    case .cell(let index): "the cell `\(lesson.cells[index].id)`"
    case .value(let index): "the value `\(lesson.values[index].expression)`"
    case nil: "the lesson"
    }
  }

  /// The place of the trap, if it is known, or else the place of the part.
  private func location(in lesson: Lesson, _ program: Program) -> SourceLocation {
    if case .trapped(_, let place?) = kind, let part = program.part(place.part) {
      return part.location(line: place.line, column: place.column, in: lesson.file)
    }
    guard let part else { return SourceLocation(file: lesson.file, line: 1) }
    if case .cell(let index) = part, let place = lesson.cells[index].onlyThrow { return place }
    return lesson.location(of: part)
  }
}

extension Cell {
  /// The place of the code's only `try` or `throw`: an error that nobody catches leaves no frame in the backtrace.
  fileprivate var onlyThrow: SourceLocation? {
    let places = code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { offset, line in
      line.matches(of: /\b(?:try|throw)\b(?![?!])/).map { match in
        SourceLocation(
          file: location.file,
          line: firstCodeLine + offset,
          column: prefixes[offset] + line[..<match.range.lowerBound].utf8.count + 1
        )
      }
    }
    return places.count == 1 ? places[0] : nil
  }
}
