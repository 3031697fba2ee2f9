import Foundation
import Wire

/// Runs a compiled program of a lesson in a process and folder of its own, under a deadline for each of its parts.
struct ProgramRunner: Sendable {
  /// The folder of the lessons. Its other files and folders can be read in cells by their names (`Data/…`).
  var lessons: URL
  /// The program's environment variables.
  var environment: [String: String]
  /// The largest number of bytes that a program may print, or write to one file.
  var outputLimit = 64 << 20

  /// The longest time from a program's start to its first part.
  private static let startLimit = Duration.seconds(30)

  /// Runs an executable to its end, or until a part exceeds its time.
  ///
  /// - Parameters:
  ///   - program: The program that the executable was compiled from.
  ///   - folder: A folder for everything that the run needs.
  ///   - timeout: The time that a part may take.
  ///   - began: Called when a part begins.
  /// - Throws: `CancellationError`, or an error of the system.
  func run(
    _ executable: URL,
    of program: Program,
    in folder: URL,
    timeout: (PartID) -> Duration,
    began: (PartID) -> Void
  ) async throws -> ProcessOutput {
    let channel = folder.appending(path: "channel")
    let backtrace = folder.appending(path: "backtrace.json")
    try Data().write(to: channel)
    let handle = try FileHandle(forReadingFrom: channel)
    defer { try? handle.close() }
    let process = ChildProcess(
      executable: executable.path,
      environment: environment.merging(variables(channel: channel, backtrace: backtrace)) { $1 },
      folder: try workingFolder(in: folder),
      output: folder.appending(path: "output"),
      error: folder.appending(path: "error"),
      limits: limits(of: program, timeout),
      writableFolder: folder
    )
    var reader = ChannelReader(parts: Set(program.parts.map(\.id)))
    var running: (part: PartID, since: Duration)?
    let ending = try await process.run { elapsed in
      for part in reader.read((try? handle.readToEnd()) ?? Data()) {
        running = (part, elapsed)
        began(part)
      }
      guard reader.fault == nil else { return false }
      return running.map { elapsed - $0.since < timeout($0.part) } ?? (elapsed < Self.startLimit)
    }
    return ProcessOutput(
      parts: program.parts.map(\.id),
      messages: reader.messages,
      // The program may have removed the files; then its output is lost.
      output: (try? Data(contentsOf: process.output)) ?? Data(),
      error: (try? Data(contentsOf: process.error)) ?? Data(),
      ending: ending,
      crash: (try? Data(contentsOf: backtrace)).flatMap { Crash(json: $0) },
      fault: reader.fault
    )
  }

  /// The limits of a program: the longest time is that of all its parts, on all processors.
  private func limits(of program: Program, _ timeout: (PartID) -> Duration) -> ResourceLimits {
    let time = program.parts.map { timeout($0.id) }.reduce(Self.startLimit, +)
    return ResourceLimits(
      memory: 4 << 30,
      processes: 64,
      processorTime: time * ProcessInfo.processInfo.activeProcessorCount,
      fileSize: outputLimit,
      openFiles: 1024
    )
  }

  private func variables(channel: URL, backtrace: URL) -> [String: String] {
    let options = "format=json,interactive=no,color=no,threads=crashed,symbolicate=full"
    return [
      "LESSON_CHANNEL": channel.path,
      "SWIFT_BACKTRACE": "enable=yes,\(options),output-to=\(backtrace.path)",
    ]
  }

  /// True for the names of those files and folders of the lessons' folder that cells can read: those that are no lessons.
  static func isAccessible(_ name: String) -> Bool { !name.hasPrefix(".") && !name.hasSuffix(".md") }

  /// Makes a working directory with links to the files and folders of the lessons' folder that are no lessons.
  private func workingFolder(in folder: URL) throws -> URL {
    let work = folder.appending(path: "work")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: lessons.path).sorted()
    where Self.isAccessible(name) {
      let target = lessons.appending(path: name).absoluteURL
      try FileManager.default.createSymbolicLink(at: work.appending(path: name), withDestinationURL: target)
    }
    return work
  }
}
