import ArgumentParser
import Foundation
import Literate

/// The folder in which SwiftPM put this command, and LessonKit beside it.
var productsFolder: URL {
  let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
  return executable.resolvingSymlinksInPath().deletingLastPathComponent()
}

/// The tools of this machine.
func installation() throws -> Installation {
  try Installation(products: productsFolder, environment: ProcessInfo.processInfo.environment)
}

/// `1 cell`, `2 cells`.
func count(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// A value as JSON, with sorted keys.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Runs a command's work; an error is printed on standard error and becomes an exit code.
func reportingErrors(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch {
    throw exitCode(printing: error)
  }
}

/// Runs a command's work; SIGINT, SIGTERM and SIGHUP cancel it, so that its child processes end and its files are whole.
func interruptible(_ work: @escaping @Sendable () async throws -> Void) async throws {
  let task = Task { try await work() }
  // A reader of the messages that goes away is no reason to leave a lesson running.
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
    throw exitCode(printing: task.isCancelled ? CancellationError() : error)
  }
}

/// Prints an error on standard error.
///
/// - Returns: The exit code of its kind.
private func exitCode(printing error: any Error) -> ExitCode {
  if let code = error as? ExitCode { return code }
  let (diagnostic, code): (Diagnostic, Int32) =
    switch error {
    case is CancellationError: (.error(.run, "interrupted; nothing was written"), 130)
    case let error as Diagnostic: (error, error.stage.exitCode)
    default: (.error(.installation, error.localizedDescription), EX_SOFTWARE)
    }
  try? FileHandle.standardError.write(contentsOf: Data("\(diagnostic)\n".utf8))
  return ExitCode(code)
}

extension Stage {
  /// The exit code of a command that an error of this stage ends: what the user named, or the machine.
  fileprivate var exitCode: Int32 {
    switch self {
    case .book, .site: EX_USAGE
    case .read, .compile, .run, .check, .weave, .installation: EX_SOFTWARE
    }
  }
}
