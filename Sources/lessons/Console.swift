import ArgumentParser
import Foundation
import Literate
import Synchronization

/// The printer of progress and diagnostics, on standard error, and of results, on standard output.
///
/// On a terminal the progress is one line that is overwritten; elsewhere it is a line for each finished lesson.
final class Console: Sendable {
  private let verbosity: Verbosity
  private let count: Int
  private let isTerminal: Bool
  private let isColoured: Bool
  private let state = Mutex(State())
  private let start = ContinuousClock.now

  private struct State {
    var finished = 0
    /// The running lessons with their current steps, in the order in which they began.
    var running: [(lesson: String, step: String)] = []
    /// The diagnostics that were printed.
    var shown: Set<Diagnostic> = []
  }

  /// Starts the clock of the summary.
  ///
  /// - Parameter count: The number of lessons that will run.
  init(_ verbosity: Verbosity, lessons count: Int) {
    self.verbosity = verbosity
    self.count = count
    let environment = ProcessInfo.processInfo.environment
    isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    isColoured = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Shows an event; may be called on any thread.
  func show(_ event: ParallelRunner.Event) {
    guard !verbosity.quiet else { return }
    state.withLock { state in
      switch event {
      case .progress(let lesson, let progress):
        if let index = state.running.firstIndex(where: { $0.lesson == lesson }) {
          state.running[index].step = progress.text
        } else {
          state.running.append((lesson, progress.text))
        }
        if verbosity.verbose { writeLine("\(lesson): \(progress.text)") }
      case .finished(let result):
        state.finished += 1
        state.running.removeAll { $0.lesson == result.lesson.name }
        if !isTerminal || verbosity.verbose {
          writeLine("\(result.lesson.name): done (\(state.finished)/\(count))")
        }
      }
      guard isTerminal else { return }
      let steps = state.running.map { "\($0.lesson) \($0.step)" }.joined(separator: " · ")
      write("\(Self.clearLine)\("[\(state.finished)/\(count)] \(steps)".prefix(width - 1))")
    }
  }

  /// Prints diagnostics, each once.
  ///
  /// - Parameter strict: True if warnings count as errors.
  func show(_ diagnostics: [Diagnostic], strict: Bool) {
    if isTerminal, !verbosity.quiet { write(Self.clearLine) }
    for diagnostic in diagnostics where !verbosity.quiet || diagnostic.severity == .error || strict {
      guard state.withLock({ $0.shown.insert(diagnostic).inserted }) else { continue }
      write("\(isColoured ? diagnostic.coloured : diagnostic.description)\n")
    }
  }

  /// Prints what was wrong with the store. That fails no build, not even where warnings count as errors.
  func show(_ store: Store?) {
    guard let store else { return }
    show(store.warnings + (verbosity.verbose ? store.repairs : []), strict: false)
  }

  /// Prints a message about the progress.
  func note(_ message: String) {
    if !verbosity.quiet { writeLine(message) }
  }

  /// Prints the diagnostics that have not been printed yet, and the results.
  ///
  /// - Throws: The exit code if a lesson failed; a `Diagnostic` if the results can't be printed.
  func finish(_ outcome: Outcome) throws {
    show(outcome.diagnostics + outcome.results.flatMap(\.diagnostics), strict: outcome.strict)
    if verbosity.json {
      try printResult(try json(Report(outcome)))
    } else if !verbosity.quiet {
      try printResult(Summary(outcome: outcome, duration: start.duration(to: .now)).text)
    }
    if !outcome.succeeded { throw ExitCode(1) }
  }

  private static let clearLine = "\r\u{1B}[K"

  private func writeLine(_ line: String) {
    write("\(isTerminal ? Self.clearLine : "")\(line)\n")
  }

  /// The terminal's width in columns.
  private var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
  }

  private func write(_ text: String) {
    // As for `printMessage`, an error is none of the command's.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

extension LessonRunner.Progress {
  fileprivate var text: String {
    switch self {
    case .compiling: "compiling"
    case .running(let cell, let number, let count): "\(cell) (\(number)/\(count))"
    }
  }
}

extension Diagnostic {
  /// The description with a coloured severity: red for errors, yellow for warnings.
  fileprivate var coloured: String {
    let colour =
      switch severity {
      case .error: "31"
      case .warning: "33"
      }
    let label = "\(severity.rawValue):"
    return description.replacing(" \(label) ", with: " \u{1B}[1;\(colour)m\(label)\u{1B}[0m ", maxReplacements: 1)
  }
}
