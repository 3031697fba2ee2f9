import Foundation

@testable import Literate

/// A finished run of the command-line tool.
struct CommandRun {
  var code: Int32
  var output: String
  var error: String
}

/// Runs the command in a folder.
func lessons(
  _ arguments: [String],
  in folder: URL,
  environment: [String: String] = [:]
) async throws -> CommandRun {
  let executable = Checkout.products.appending(path: "lessons").path
  return try await run(executable, arguments, in: folder, environment: environment)
}

/// Runs the command by a line of a shell, in which it is `"$lessons"`.
func shell(_ line: String, in folder: URL) async throws -> CommandRun {
  let executable = Checkout.products.appending(path: "lessons").path
  return try await run("/bin/bash", ["-c", line], in: folder, environment: ["lessons": executable])
}

private func run(
  _ executable: String,
  _ arguments: [String],
  in folder: URL,
  environment: [String: String]
) async throws -> CommandRun {
  let (output, error) = (folder.appending(path: ".stdout"), folder.appending(path: ".stderr"))
  let child = ChildProcess(
    executable: executable,
    arguments: arguments,
    environment: commandEnvironment(in: folder).merging(environment) { $1 },
    folder: folder,
    output: output,
    error: error
  )
  guard case .exited(let code) = try await child.run(while: { $0 < .seconds(120) }) else { throw CancellationError() }
  return CommandRun(
    code: code,
    output: try String(contentsOf: output, encoding: .utf8),
    error: try String(contentsOf: error, encoding: .utf8)
  )
}

/// The variables of a command that is run in a folder: those of the tests, with a cache of its own.
func commandEnvironment(in folder: URL) -> [String: String] {
  ProcessInfo.processInfo.environment.merging(["LESSONS_CACHE": folder.appending(path: ".cache").path]) { $1 }
}

/// Starts the command in a folder, with its messages in a pipe.
func startLessons(_ arguments: [String], in folder: URL) throws -> (process: Process, messages: FileHandle) {
  let process = Process()
  process.executableURL = Checkout.products.appending(path: "lessons")
  process.arguments = arguments
  process.currentDirectoryURL = folder
  process.environment = commandEnvironment(in: folder)
  let messages = Pipe()
  process.standardError = messages
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  return (process, messages.fileHandleForReading)
}

/// Runs the command in a folder, and calls a closure while the first cell of a lesson runs.
func runLessons(_ arguments: [String], in folder: URL, whileCellRuns action: () throws -> Void) throws -> CommandRun {
  let (process, messages) = try startLessons(arguments + ["--verbose"], in: folder)
  var text = ""
  while !text.contains("cell-1"), process.isRunning {
    text += String(decoding: messages.availableData, as: UTF8.self)
  }
  try action()
  text += String(decoding: messages.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return CommandRun(code: process.terminationStatus, output: "", error: text)
}

/// Writes files, and creates their folders.
func write(_ files: [String: String], in folder: URL) throws {
  for (path, text) in files {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
