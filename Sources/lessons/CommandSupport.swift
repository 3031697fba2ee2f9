import ArgumentParser
import Foundation
import Literate
import SystemPackage

/// The folder of this command's executable: SwiftPM's products, LessonKit among them.
var productsFolder: URL {
  let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
  return executable.resolvingSymlinksInPath().deletingLastPathComponent()
}

/// The tools of this machine.
///
/// - Parameter store: The store of results; `nil` to make everything anew.
func installation(_ store: Store?) throws -> Installation {
  try Installation(products: productsFolder, environment: ProcessInfo.processInfo.environment, store: store)
}

/// The store of the user's results.
var userStore: Store? { Store(ProcessInfo.processInfo.environment) }

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

/// Prints a line, or lines, on standard output.
///
/// - Throws: A `Diagnostic` if it can't be written, as on a full disk: then the exit code must not say that all is well.
func printResult(_ text: String) throws {
  do {
    _ = try FileDescriptor.standardOutput.writeAll("\(text)\n".utf8)
  } catch {
    let reason = Diagnostic(describing: error).message
    throw Diagnostic.error(.files, "the results can't be printed: \(reason)")
  }
}

/// Prints a line, or lines, on standard error.
func printMessage(_ text: String) {
  // A closed terminal or a full disk must not end the command.
  try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
}

/// The message that another process writes a site.
func waiting(for process: Int32?, toWrite folder: String) -> String {
  "lessons: waiting for another build\(process.map { " (process \($0))" } ?? ""), which is writing \(folder)"
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
  // Without this, a file beyond the limit of the file size would end the process instead of being an error.
  signal(SIGXFSZ, SIG_IGN)
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
    // After an interruption, other errors are its consequences, except while files are being written.
    let isFileError = (error as? Diagnostic)?.stage == .files
    throw exitCode(printing: task.isCancelled && !isFileError ? CancellationError() : error)
  }
}

/// Prints an error on standard error.
///
/// - Returns: The exit code for it.
private func exitCode(printing error: any Error) -> ExitCode {
  if let code = error as? ExitCode { return code }
  let isInterruption = error is CancellationError
  let diagnostic =
    isInterruption ? .error(.run, "interrupted; nothing was written") : Diagnostic(describing: error)
  printMessage(diagnostic.description)
  return ExitCode(isInterruption ? 130 : diagnostic.stage.exitCode)
}

extension Stage {
  /// The exit code for an error of this stage: 64 for wrong names and folders, 70 for a failure of the system.
  fileprivate var exitCode: Int32 {
    switch self {
    case .book, .site: EX_USAGE
    case .read, .compile, .run, .check, .weave, .files, .installation: EX_SOFTWARE
    }
  }
}
