// What a program did, told cell by cell.

extension TranscriptBuilder {
  /// Tells the run of the lesson's program.
  mutating func tell(_ recording: Recording) {
    let playback = Playback(recording)
    for event in playback.events {
      switch event {
      case .printed(let text, let stream, let cell):
        transcript.cells[cell].print(text, on: stream)
      case .shown(.text(let text), _, _, let cell):
        transcript.cells[cell].print(text.hasSuffix("\n") ? text : text + "\n", on: .output)
      case .shown(let output, let caption, let alt, let cell):
        transcript.cells[cell].outputs.append(.shown(output, caption: caption?.nonEmpty, alt: alt?.nonEmpty))
      case .value(let index, let text):
        transcript.values[index] = text
      case .ended(let cell, let duration):
        transcript.cells[cell].ending = .ok
        transcript.cells[cell].duration = duration
      }
    }
    if let trouble = playback.trouble { tell(trouble) }
  }

  /// Tells the run of a cell that must trap: the message is its output.
  mutating func tellTrap(of cell: Cell, _ recording: Recording) {
    var other = TranscriptBuilder(lesson)
    other.tell(recording)
    var run = other.transcript.cells[cell.index]
    switch run.ending {
    case .trapped:
      run.ending = .ok
      run.outputs = run.outputs.map { output in
        if case .error(let error) = output { .text(error.text + "\n", .output) } else { output }
      }
      transcript.cells[cell.index] = run
    case .ok:
      fail(cell, "this cell does not trap, though it is marked `traps`", hint: "take `traps` away, or break the code")
    case .failed, .timeout, .skipped:
      fail(cell, "this cell does not get as far as its trap", hint: "it did: " + (other.reason ?? run.ending.rawValue))
    }
  }

  private var reason: String? { transcript.diagnostics.last?.text }

  private mutating func tell(_ trouble: Playback.Trouble) {
    let place = location(of: trouble)
    let name =
      switch trouble.part {
      case .cell(let index): "the cell `\(cells[index].id)`"
      case .value(let index): "the value `\(values[index].expression)`"
      case nil: "the lesson"
      }
    let diagnostic: Diagnostic =
      switch trouble.kind {
      case .trapped(let message):
        .error(.run, message, at: place)
      case .timedOut:
        .error(.run, "\(name) ran out of time", at: place, hint: "give it more with `timeout=…`, or let it do less")
      case .exited(let code):
        .error(.run, "\(name) ended the program (exit code \(code))", at: place, hint: "let a cell run to its end")
      case .fault(.tampered):
        .error(.run, "\(name) tampered with the channel of its outputs", at: place, hint: "use `show(…)`")
      case .fault(.unreadable(let error)):
        .error(
          .installation,
          "an output of \(name) could not be read: \(error)",
          at: place,
          hint: "this command and LessonKit were not built together: rebuild with `swift build`"
        )
      }
    transcript.diagnostics.append(diagnostic)
    switch trouble.part {
    case .cell(let index): fail(index, trouble.kind.ending, trouble.kind.title, place.line, diagnostic.text)
    case .value(let index): fail(values[index])
    case nil: break
    }
  }

  private func location(of trouble: Playback.Trouble) -> SourceLocation {
    if let place = trouble.crash?.place, let part = whole.part(place.part) {
      return part.location(line: place.line, column: place.column, in: lesson.file)
    }
    switch trouble.part {
    case .cell(let index)?: return cells[index].onlyThrow ?? cells[index].location
    case .value(let index)?: return values[index].location
    case nil: return SourceLocation(file: lesson.file, line: 1)
    }
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

extension CellRun {
  /// Adds printed text, to the last output if that is of the same stream.
  fileprivate mutating func print(_ text: String, on stream: CellOutput.Stream) {
    // Taken out and put back, so that the text grows in place.
    guard case .text(var before, stream)? = outputs.popLast(where: { $0.isText(on: stream) }) else {
      outputs.append(.text(text, stream))
      return
    }
    before += text
    outputs.append(.text(before, stream))
  }
}

extension String {
  /// The string, or `nil` if it is empty.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension CellOutput {
  fileprivate func isText(on stream: Stream) -> Bool {
    if case .text(_, stream) = self { true } else { false }
  }
}

extension Array {
  /// Removes and returns the last element, if it is such a one.
  fileprivate mutating func popLast(where isWanted: (Element) -> Bool) -> Element? {
    guard let last, isWanted(last) else { return nil }
    return removeLast()
  }
}
