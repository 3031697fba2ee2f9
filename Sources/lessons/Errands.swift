import ArgumentParser
import Foundation
import Literate

/// Where SwiftPM put this command, and LessonKit beside it.
var productsFolder: URL {
  let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
  return executable.resolvingSymlinksInPath().deletingLastPathComponent()
}

func equipment() throws -> Equipment {
  try Equipment(products: productsFolder, environment: ProcessInfo.processInfo.environment)
}

/// `1 cell`, `2 cells`.
func count(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// Runs an errand; an error is told in one line, with the exit code for its kind.
func reportingErrors(_ errand: () throws -> Void) throws {
  do {
    try errand()
  } catch {
    throw told(error)
  }
}

/// Runs an errand that Ctrl-C ends in an orderly way: what it started is ended, what it wrote is whole.
func interruptible(_ errand: @escaping @Sendable () async throws -> Void) async throws {
  let task = Task { try await errand() }
  // Who reads the messages may go away: that is no reason to leave a lesson running.
  signal(SIGPIPE, SIG_IGN)
  let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { task.cancel() }
    source.resume()
    return source
  }
  defer { for source in sources { source.cancel() } }
  do {
    try await task.value
  } catch {
    throw told(task.isCancelled ? CancellationError() : error)
  }
}

/// Tells an error on standard error, and says with which code to exit.
private func told(_ error: any Error) -> ExitCode {
  func tell(_ text: String, _ code: Int32) -> ExitCode {
    try? FileHandle.standardError.write(contentsOf: Data("lessons: \(text)\n".utf8))
    return ExitCode(code)
  }
  switch error {
  case let code as ExitCode: return code
  case let error as ValidationError: return tell(error.message, EX_USAGE)
  case is CancellationError: return tell("interrupted; nothing was written", 130)
  case let error as Diagnostic: return tell(error.text, error.stage.exitCode)
  case let error as ToolchainError: return tell("\(error)", EX_SOFTWARE)
  default: return tell(error.localizedDescription, EX_SOFTWARE)
  }
}

extension Stage {
  /// The exit code of a command that an error of this stage ends: what the caller said, or the machine.
  fileprivate var exitCode: Int32 {
    switch self {
    case .book, .site: EX_USAGE
    case .read, .compile, .run, .check, .weave, .installation: EX_SOFTWARE
    }
  }
}
