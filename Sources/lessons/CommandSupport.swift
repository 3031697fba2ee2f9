import ArgumentParser
import Foundation
import Literate

/// The folder of this command's executable: SwiftPM's products, LessonKit among them.
var productsFolder: URL {
  let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
  return executable.resolvingSymlinksInPath().deletingLastPathComponent()
}

/// The tools of this machine.
func installation() throws -> Installation {
  try Installation(products: productsFolder, environment: ProcessInfo.processInfo.environment)
}

/// A number with a noun: `1 cell`, `2 cells`.
func count(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// A value as JSON, with sorted keys.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Runs a command's work, prints an error on standard error, and throws its exit code.
func reportingErrors(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch {
    throw exitCode(printing: error)
  }
}

/// Runs a command's work as `reportingErrors` does, and cancels it at SIGINT, SIGTERM or SIGHUP, so that child
/// processes end and no file is left half-written.
func interruptible(_ work: @escaping @Sendable () async throws -> Void) async throws {
  let task = Task { try await work() }
  // Without this, a closed pipe on standard error would end the process and leave a lesson running.
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
/// - Returns: The exit code for it.
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
  /// The exit code for an error of this stage: 64 for wrong names and folders, 70 for a failure of the system.
  fileprivate var exitCode: Int32 {
    switch self {
    case .book, .site: EX_USAGE
    case .read, .compile, .run, .check, .weave, .installation: EX_SOFTWARE
    }
  }
}
