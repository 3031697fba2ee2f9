import Wire

/// The results of a lesson's run, cell by cell.
///
/// The stages of a run append to a list of events; a transcript is derived from the whole list, and from nothing else. What
/// stands above the first failed cell is as it would be without that cell; the failed cell has the reason; what stands below
/// is skipped.
public struct Transcript: Sendable {
  /// One for each of the lesson's cells, in order.
  public var cells: [CellRun]
  /// The texts of the inline values, by index; those that failed are missing.
  public var values: [Int: String] = [:]
  /// Compile errors and warnings, traps and exceeded deadlines, at the lesson's lines.
  public var diagnostics: [Diagnostic] = []
}

extension Transcript {
  /// Something that happened to a part of a lesson.
  enum Event: Sendable {
    case printed(String, CellOutput.Stream, cell: Int)
    case shown(Output, caption: String?, alt: String?, cell: Int)
    case value(Int, String)
    /// The cell did as its author said.
    case ended(cell: Int, Duration)
    /// The cell failed, as its author said it would; the compiler's or the runtime's message.
    case failedAsExpected(cell: Int, String)
    case failed(PartID, CellRun.Ending, CellOutput.CellError)
    case diagnosed(Diagnostic)
  }

  /// Derives the transcript of a lesson from its events.
  init(_ lesson: Lesson, _ events: [Event]) {
    cells = lesson.cells.map { CellRun(ending: $0.options.mode == .static ? .ok : .skipped) }
    for event in events {
      switch event {
      case .printed(let text, let stream, let cell):
        cells[cell].print(text, on: stream)
      case .shown(.text(let text), _, _, let cell):
        cells[cell].print(text.hasSuffix("\n") ? text : text + "\n", on: .output)
      case .shown(let output, let caption, let alt, let cell):
        cells[cell].outputs.append(.shown(output, caption: caption?.nonEmpty, alt: alt?.nonEmpty))
      case .value(let index, let text):
        values[index] = text
      case .ended(let cell, let duration):
        cells[cell].ending = .ok
        cells[cell].duration = duration
      case .failedAsExpected(let cell, let message):
        cells[cell].outputs.append(.text(message, .output))
        cells[cell].ending = .ok
      case .failed(.cell(let cell), let ending, let error):
        cells[cell].outputs.append(.error(error))
        cells[cell].ending = ending
      case .failed(.value, _, _):
        break
      case .diagnosed(let diagnostic):
        // Every program that a part belongs to has the same warnings about it.
        guard diagnostic.severity == .error || !diagnostics.contains(diagnostic) else { break }
        diagnostics.append(diagnostic)
      }
    }
  }
}

extension [Transcript.Event] {
  /// The index of the first cell that failed, or that an inline value above it kept from running; the number of cells if
  /// nothing failed.
  func firstFailedCell(in lesson: Lesson) -> Int {
    reduce(lesson.cells.count) { first, event in
      switch event {
      case .failed(.cell(let index), _, _): Swift.min(first, index)
      case .failed(.value(let index), _, _): Swift.min(first, lesson.values[index].cellsAbove)
      case .printed, .shown, .value, .ended, .failedAsExpected, .diagnosed: first
      }
    }
  }
}

extension CompileFailure {
  /// The failure as events. A cell that does not compile has failed; without an inline value the lesson goes on.
  var events: [Transcript.Event] {
    let all = diagnostics.map { Transcript.Event.diagnosed($0) }
    guard case .cell = part else { return all }
    let text = diagnostics.map(\.description).joined(separator: "\n")
    let error = CellOutput.CellError(title: "Compile error", line: diagnostics.first?.location?.line, text: text)
    return all + [.failed(part, .failed, error)]
  }
}

extension String {
  /// The string, or `nil` if it is empty.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
