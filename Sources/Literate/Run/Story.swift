import Foundation

/// A transcript in the making.
///
/// The rule for what goes wrong: what stands above the first failed cell is as it would be without it; the failed cell
/// says why; what stands below is skipped.
struct Story {
  let lesson: Lesson
  private let cells: [Cell]
  private let values: [InlineValue]
  private(set) var transcript: Transcript
  /// Parts that can't be compiled.
  private var broken: Set<Program.Part> = []
  /// The first cell that failed, of those that the lesson's program has or should have had.
  private var firstFailed: Int?

  init(_ lesson: Lesson) {
    self.lesson = lesson
    cells = lesson.cells
    values = lesson.body.compactMap { if case .value(let value) = $0 { value } else { nil } }
    transcript = Transcript(
      cells: cells.map { CellRun(ending: $0.options.mode == .static ? .ok : .skipped) }
    )
  }

  // MARK: What to compile and run

  /// Whether a part belongs to the lesson's program, as far as it compiles.
  func isInMainProgram(_ part: Program.Part) -> Bool {
    guard !broken.contains(part) else { return false }
    switch part {
    case .cell(let index):
      return cells[index].options.mode == .run && index < (firstFailed ?? .max)
    case .value(let index):
      return values[index].cellsAbove <= (firstFailed ?? .max)
    }
  }

  /// Whether a part stands above a cell.
  func isAbove(_ part: Program.Part, _ cell: Cell) -> Bool {
    switch part {
    case .cell(let index): index < cell.index
    // A value changes nothing that a cell could see.
    case .value: false
    }
  }

  /// Whether a cell that is no part of the program still has to be compiled.
  func isDue(_ cell: Cell) -> Bool {
    switch cell.options.mode {
    case .run, .static: false
    case .norun, .fails, .traps: !broken.contains(.cell(cell.index)) && cell.index < (firstFailed ?? .max)
    }
  }

  // MARK: What the compiler said

  mutating func warn(_ messages: CompilerMessages) {
    for diagnostic in messages.diagnostics where !transcript.diagnostics.contains(diagnostic) {
      transcript.diagnostics.append(diagnostic)
    }
  }

  /// Takes the compiler's errors. Returns whether they name a part that was not known to be broken.
  @discardableResult
  mutating func fail(_ messages: CompilerMessages) -> Bool {
    let program = Tangle().program(lesson) { _ in true }
    var found: [(part: Program.Part, diagnostics: [Diagnostic])] = []
    for (diagnostic, notes) in zip(messages.diagnostics, messages.notes) where diagnostic.severity == .error {
      guard let part = program.part(onLine: diagnostic.location.line) else { continue }
      let told = withOwner(diagnostic, notes, program)
      if let index = found.firstIndex(where: { $0.part == part }) {
        found[index].diagnostics.append(told)
      } else {
        found.append((part, [told]))
      }
    }
    for (part, diagnostics) in found { fail(part, diagnostics) }
    if found.isEmpty {
      let location = SourceLocation(file: lesson.file, line: cells.first?.location.line ?? 1)
      transcript.diagnostics += messages.elsewhere.map { .error($0, at: location) }
    }
    return !found.isEmpty
  }

  /// A redefinition names the cell that has the name.
  private func withOwner(_ diagnostic: Diagnostic, _ notes: [Diagnostic], _ program: Program) -> Diagnostic {
    guard diagnostic.message.hasPrefix("invalid redeclaration"),
      let note = notes.first(where: { $0.message.contains("previously declared here") }),
      case .cell(let owner)? = program.part(onLine: note.location.line)
    else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.hint =
      "the cell `\(cells[owner].id)` declares it on line \(note.location.line): choose another name, or assign to it"
    return diagnostic
  }

  /// Marks a part as one that can't be compiled.
  mutating func fail(_ part: Program.Part, _ diagnostics: [Diagnostic]) {
    broken.insert(part)
    transcript.diagnostics += diagnostics
    guard case .cell(let index) = part else { return }
    fail(index, .failed, "Compile error", diagnostics.first?.location.line, Self.text(of: diagnostics))
  }

  private mutating func fail(
    _ index: Int,
    _ ending: CellRun.Ending,
    _ title: String,
    _ line: Int?,
    _ text: String
  ) {
    transcript.cells[index].ending = ending
    transcript.cells[index].outputs.append(.error(Output.CellError(title: title, line: line, text: text)))
    firstFailed = min(firstFailed ?? .max, index)
  }

  /// What the compiler printed, at the lesson's places.
  private static func text(of diagnostics: [Diagnostic]) -> String {
    diagnostics.map(\.description).joined(separator: "\n")
  }

  // MARK: What was not to be compiled or run to its end

  mutating func fail(_ cell: Cell, _ message: String, hint: String) {
    let diagnostic = Diagnostic.error(message, at: cell.location, hint: hint)
    transcript.diagnostics.append(diagnostic)
    fail(cell.index, .failed, "Not as expected", cell.location.line, diagnostic.text)
  }

  mutating func tellCompiled(_ cell: Cell) {
    transcript.cells[cell.index].ending = .ok
  }

  /// Takes the errors of a cell that must not compile: they are its output.
  mutating func expect(_ cell: Cell, failedWith messages: CompilerMessages) {
    let errors = messages.diagnostics.filter { $0.severity == .error }
    let text = errors.map { "error: \($0.message)\n" }.joined()
    guard !text.isEmpty else {
      return fail(cell, messages.elsewhere.first ?? "the compiler failed", hint: "look at the code")
    }
    transcript.cells[cell.index].outputs.append(.text(text, .output))
    transcript.cells[cell.index].ending = .ok
  }

  /// Takes the run of a cell that must trap: the message is its output.
  mutating func tellTrap(of cell: Cell, _ recording: Recording) {
    var story = Story(lesson)
    story.tell(recording)
    let run = story.transcript.cells[cell.index]
    switch run.ending {
    case .trapped:
      transcript.cells[cell.index] = run
      transcript.cells[cell.index].ending = .ok
      transcript.cells[cell.index].outputs = run.outputs.map { output in
        if case .error(let error) = output { .text(error.text + "\n", .output) } else { output }
      }
    case .ok:
      fail(cell, "this cell does not trap, though it is marked `traps`", hint: "take `traps` away, or break the code")
    case .failed, .timeout, .skipped:
      transcript.diagnostics += story.transcript.diagnostics
      transcript.cells[cell.index] = run
      firstFailed = min(firstFailed ?? .max, cell.index)
    }
  }

  // MARK: What the program did

  /// Tells the run of a program.
  mutating func tell(_ recording: Recording) {
    let playback = Playback(recording)
    for event in playback.events {
      switch event {
      case .printed(let text, let stream, let cell):
        transcript.cells[cell].print(text, on: stream)
      case .shown(let output, let cell):
        if case .text(let text, let stream) = output {
          transcript.cells[cell].print(text, on: stream)
        } else {
          transcript.cells[cell].outputs.append(output)
        }
      case .value(let index, let text):
        transcript.values[index] = text
      case .ended(let cell, let duration):
        transcript.cells[cell].ending = .ok
        transcript.cells[cell].duration = duration
      }
    }
    if let trouble = playback.trouble { tell(trouble) }
  }

  private mutating func tell(_ trouble: Playback.Trouble) {
    let place = location(of: trouble)
    let name =
      switch trouble.part {
      case .cell(let index): "the cell `\(cells[index].id)`"
      case .value(let index): "the value `\(values[index].expression)`"
      case nil: "the lesson"
      }
    let diagnostic: Diagnostic
    switch trouble.kind {
    case .trapped(let message):
      diagnostic = .error(message, at: place)
    case .timedOut:
      diagnostic = .error(
        "\(name) ran out of time",
        at: place,
        hint: "give it more with `timeout=…`, or let it do less"
      )
    case .exited(let code):
      diagnostic = .error(
        "\(name) ended the program (exit code \(code))",
        at: place,
        hint: "let a cell run to its end"
      )
    case .corrupt:
      diagnostic = .error(
        "\(name) wrote to the channel of its outputs",
        at: place,
        hint: "use `show(…)`"
      )
    }
    transcript.diagnostics.append(diagnostic)
    switch trouble.part {
    case .cell(let index):
      fail(index, trouble.kind.ending, trouble.kind.title, place.line, diagnostic.text)
    case .value(let index):
      broken.insert(.value(index))
      firstFailed = min(firstFailed ?? .max, values[index].cellsAbove)
    case nil:
      break
    }
  }

  private func location(of trouble: Playback.Trouble) -> SourceLocation {
    let program = Tangle().program(lesson) { _ in true }
    if let line = trouble.crash?.line {
      let column = (trouble.crash?.column ?? 1) + program.prefixes[line, default: 0]
      return SourceLocation(file: lesson.file, line: line, column: max(1, column))
    }
    switch trouble.part {
    case .cell(let index): return cells[index].onlyThrow ?? cells[index].location
    case .value(let index): return values[index].location
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
