import Wire

/// The results of a lesson's run, cell by cell.
///
/// A transcript is derived from the list of events that the stages of a run append to. Cells above the first failed one
/// have the results that they would have without it; the failed cell has an error among its outputs; cells below are
/// skipped.
public struct Transcript: Sendable {
  /// The results of the lesson's cells, in order.
  public var cells: [CellRun]
  /// The texts of the inline values, by index, without those that failed.
  public var values: [Int: String] = [:]
  /// The diagnostics of compiling and running, at the lesson's lines.
  public var diagnostics: [Diagnostic] = []
}

extension Transcript {
  /// An event in a lesson's run. Cells and values are given by their indices.
  enum Event: Sendable {
    /// A cell printed text.
    case printed(String, CellOutput.Stream, cell: Int)
    /// A cell called `show`.
    case shown(Output, caption: String?, alt: String?, cell: Int)
    /// An inline value was computed.
    case value(Int, String)
    /// A cell reached its end; the time that it took.
    case ended(cell: Int, Duration)
    /// A cell failed as its options require; the compiler's or the runtime's message.
    case failedAsExpected(cell: Int, String)
    /// A part failed.
    case failed(PartID, CellRun.Ending, CellOutput.CellError)
    /// A stage found an error or a warning.
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
        // A part of several programs has the same warnings in each of them.
        guard diagnostic.severity == .error || !diagnostics.contains(diagnostic) else { break }
        diagnostics.append(diagnostic)
      }
    }
  }
}

extension [Transcript.Event] {
  /// The index of the first cell that failed, or was not run because an inline value above it failed; the number of
  /// cells if nothing failed.
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
  /// The failure as events: the diagnostics, and for a cell its failure. An inline value that does not compile fails no
  /// cell.
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
