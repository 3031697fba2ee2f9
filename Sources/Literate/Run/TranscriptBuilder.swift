/// A transcript in the making: what can be compiled and run, and what went wrong.
///
/// The rule for what goes wrong: what stands above the first failed cell is as it would be without it; the failed cell
/// says why; what stands below is skipped.
struct TranscriptBuilder {
  let lesson: Lesson
  let cells: [Cell]
  let values: [InlineValue]
  /// All parts of the lesson, for their places.
  let whole: Program
  var transcript: Transcript
  /// Parts that can't be compiled, or ended the program.
  private var broken: Set<Program.Part.Name> = []
  /// The first cell that failed.
  private var firstFailed: Int?

  init(_ lesson: Lesson) {
    self.lesson = lesson
    cells = lesson.cells
    values = lesson.body.compactMap { if case .value(let value) = $0 { value } else { nil } }
    whole = Tangle().program(lesson)
    transcript = Transcript(cells: cells.map { CellRun(ending: $0.options.mode == .static ? .ok : .skipped) })
  }

  // MARK: What to compile and run

  /// Whether a part belongs to the lesson's program, as far as it compiles.
  func isIncluded(_ part: Program.Part.Name) -> Bool {
    guard !broken.contains(part) else { return false }
    switch part {
    case .cell(let index): return cells[index].options.mode == .run && index < (firstFailed ?? .max)
    case .value(let index): return values[index].cellsAbove <= (firstFailed ?? .max)
    }
  }

  /// Whether a part belongs to the program of a cell that is no part of the lesson's own: that cell, and what stands
  /// above it.
  func isIncluded(_ part: Program.Part.Name, above cell: Cell) -> Bool {
    switch part {
    case cell.name: true
    case .cell(let index): index < cell.index && isIncluded(part)
    case .value(let index): values[index].cellsAbove <= cell.index && isIncluded(part)
    }
  }

  /// Whether a cell that is no part of the lesson's program still has to be compiled.
  func isDue(_ cell: Cell) -> Bool {
    switch cell.options.mode {
    case .run, .static: false
    case .norun, .fails, .traps: !broken.contains(cell.name) && cell.index < (firstFailed ?? .max)
    }
  }

  // MARK: What the compiler said

  mutating func warn(_ messages: CompilerMessages) {
    for entry in messages.entries where !transcript.diagnostics.contains(entry.diagnostic) {
      transcript.diagnostics.append(entry.diagnostic)
    }
  }

  /// Takes the errors of a program that its first parts up to this one break, and not the ones above it.
  mutating func fail(_ part: Program.Part.Name, _ messages: CompilerMessages) {
    let own = messages.errors.filter { $0.part == part }
    if own.isEmpty {
      // What it breaks stands above it, or nowhere: a name that hides another, a symbol that the linker misses.
      let place = location(of: part)
      let error = messages.errors.first.map {
        "\($0.diagnostic.message)\($0.diagnostic.location.map { " (line \($0.line))" } ?? "")"
      }
      let message = error ?? messages.elsewhere.first ?? "the compiler failed"
      fail(part, [.error(.compile, message, at: place, hint: "without this it compiles")])
    } else {
      fail(part, own.map(withOwner))
    }
    // Cells below have errors of their own, unless this one's make them.
    guard !own.contains(where: \.isRedeclaration), case .cell(let index) = part else { return }
    for below in cells where below.index > index {
      let errors = messages.errors.filter { $0.part == below.name }
      if !errors.isEmpty { fail(below.name, errors.map(withOwner)) }
    }
  }

  /// Marks a part as one that can't be compiled.
  mutating func fail(_ part: Program.Part.Name, _ diagnostics: [Diagnostic]) {
    broken.insert(part)
    transcript.diagnostics += diagnostics
    guard case .cell(let index) = part else { return }
    let text = diagnostics.map(\.description).joined(separator: "\n")
    fail(index, .failed, "Compile error", diagnostics.first?.location?.line, text)
  }

  /// A redefinition names the cell that has the name.
  private func withOwner(_ entry: CompilerMessages.Entry) -> Diagnostic {
    guard entry.isRedeclaration,
      let note = entry.notes.first(where: { $0.diagnostic.message.contains("previously declared here") }),
      case .cell(let owner) = note.part
    else { return entry.diagnostic }
    var diagnostic = entry.diagnostic
    let line = note.diagnostic.location.map { " on line \($0.line)" } ?? ""
    diagnostic.hint = "the cell `\(cells[owner].id)` declares it\(line): choose another name, or assign to it"
    return diagnostic
  }

  // MARK: What did not go as the author said

  mutating func fail(_ cell: Cell, _ message: String, hint: String) {
    let diagnostic = Diagnostic.error(.run, message, at: cell.location, hint: hint)
    transcript.diagnostics.append(diagnostic)
    fail(cell.index, .failed, "Not as expected", cell.location.line, diagnostic.text)
  }

  mutating func fail(_ index: Int, _ ending: CellRun.Ending, _ title: String, _ line: Int?, _ text: String) {
    transcript.cells[index].ending = ending
    transcript.cells[index].outputs.append(.error(CellOutput.CellError(title: title, line: line, text: text)))
    stop(at: index)
  }

  /// Takes a value that ended the program.
  mutating func fail(_ value: InlineValue) {
    broken.insert(.value(value.index))
    stop(at: value.cellsAbove)
  }

  private mutating func stop(at index: Int) {
    firstFailed = min(firstFailed ?? .max, index)
  }

  // MARK: Cells that are only compiled

  mutating func tellCompiled(_ cell: Cell) {
    transcript.cells[cell.index].ending = .ok
  }

  /// Takes the errors of a cell that must not compile: they are its output.
  mutating func expect(_ cell: Cell, failedWith messages: CompilerMessages) {
    let text = messages.errors.map { "error: \($0.diagnostic.message)\n" }.joined()
    guard !text.isEmpty else {
      return fail(cell, messages.elsewhere.first ?? "the compiler failed", hint: "look at the code")
    }
    transcript.cells[cell.index].outputs.append(.text(text, .output))
    transcript.cells[cell.index].ending = .ok
  }

  func location(of part: Program.Part.Name) -> SourceLocation {
    switch part {
    case .cell(let index): cells[index].location
    case .value(let index): values[index].location
    }
  }
}

extension Cell {
  /// The cell as a part of a program.
  var name: Program.Part.Name { .cell(index) }
}

extension CompilerMessages.Entry {
  fileprivate var isRedeclaration: Bool { diagnostic.message.hasPrefix("invalid redeclaration") }
}
