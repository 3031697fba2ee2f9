import ArgumentParser
import Foundation
import Literate
import Synchronization

/// Tells a person at a terminal, or a log, how the lessons are getting on.
///
/// Progress and messages go to standard error; standard output is for results alone.
final class Console: Sendable {
  private let manners: Manners
  private let count: Int
  private let style: Style
  private let isTerminal: Bool
  private let state = Mutex(State())
  private let start = ContinuousClock.now

  private struct State {
    var finished = 0
    /// What each running lesson is doing, in the order in which they began.
    var running: [(lesson: String, doing: String)] = []
  }

  init(_ manners: Manners, lessons count: Int) {
    self.manners = manners
    self.count = count
    let environment = ProcessInfo.processInfo.environment
    isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    style = Style(isColoured: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty)
  }

  /// Takes what happens, from any thread.
  func take(_ event: Workshop.Event) {
    guard !manners.quiet else { return }
    state.withLock { state in
      switch event {
      case .progress(let lesson, let progress):
        let doing = progress.text
        if let index = state.running.firstIndex(where: { $0.lesson == lesson }) {
          state.running[index].doing = doing
        } else {
          state.running.append((lesson, doing))
        }
        if manners.verbose { say("\(lesson): \(doing)") }
      case .finished(let result):
        state.finished += 1
        state.running.removeAll { $0.lesson == result.lesson.name }
        if !isTerminal || manners.verbose { say("\(result.lesson.name): done (\(state.finished)/\(count))") }
      }
      draw(state)
    }
  }

  /// Tells the results, and throws the exit code if a lesson failed.
  func close(_ results: [LessonResult], strict: Bool, closing: Summary.Closing) throws {
    if isTerminal, !manners.quiet { write("\r\u{1B}[K") }
    for diagnostic in closing.diagnostics + results.flatMap(\.diagnostics)
    where !manners.quiet || diagnostic.severity == .error || strict {
      write(style.text(of: diagnostic) + "\n")
    }
    let summary = Summary(results: results, strict: strict, duration: start.duration(to: .now), closing: closing)
    if manners.json {
      print(try summary.json())
    } else if !manners.quiet {
      print(summary.text)
    }
    if !summary.succeeded { throw ExitCode(1) }
  }

  private func say(_ line: String) {
    write((isTerminal ? "\r\u{1B}[K" : "") + line + "\n")
  }

  /// The line that says what is going on; it is drawn over itself.
  private func draw(_ state: State) {
    guard isTerminal else { return }
    let doing = state.running.map { "\($0.lesson) \($0.doing)" }.joined(separator: " · ")
    let line = "[\(state.finished)/\(count)] \(doing)"
    write("\r\u{1B}[K" + line.prefix(width - 1))
  }

  private var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
  }

  private func write(_ text: String) {
    // A terminal may be gone, a disk full: the lessons go on.
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
