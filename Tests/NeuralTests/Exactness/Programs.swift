import Foundation

/// An external program, found through PATH.
struct Program {
  let name: String

  var isInstalled: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs the program in a folder.
  ///
  /// - Returns: The standard output.
  /// - Throws: A `Failure` with the standard error, if the exit status is not 0.
  @discardableResult
  func run(_ arguments: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.currentDirectoryURL = folder
    // Files, not pipes: a pipe that is not read blocks its writer.
    let names = ["output", "errors"].map { folder.appending(path: "\(name).\($0)") }
    for name in names { try Data().write(to: name) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: names[0])
    process.standardError = try FileHandle(forWritingTo: names[1])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(name) failed: \(try String(contentsOf: names[1], encoding: .utf8))")
    }
    return try String(contentsOf: names[0], encoding: .utf8)
  }
}

/// Calls `body` with a temporary folder, which is deleted afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "neural-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
