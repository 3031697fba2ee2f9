import Foundation

/// Runs a compiled lesson in its own process and folder, under a deadline for each of its parts.
struct Runner: Sendable {
  /// The folder of the lessons: what is in it besides lessons can be reached from a cell by its name (`Data/…`).
  var lessons: URL
  /// The variables that the program runs with.
  var environment: [String: String]
  /// How many bytes a lesson may print, or write to any one file.
  var outputLimit = 64 << 20

  /// Runs an executable to its end, or to the end of a part's time.
  ///
  /// - Parameters:
  ///   - file: the lesson's file, for the backtrace.
  ///   - folder: a folder of the caller's, for everything that the run needs.
  ///   - timeout: how long a part may take.
  ///   - began: called when a part begins.
  func run(
    _ executable: URL,
    file: String,
    in folder: URL,
    timeout: (Program.Part) -> Duration,
    began: (Program.Part) -> Void
  ) async throws -> Recording {
    let channel = folder.appending(path: "channel")
    let backtrace = folder.appending(path: "backtrace.json")
    let output = folder.appending(path: "output")
    let error = folder.appending(path: "error")
    try Data().write(to: channel)
    let handle = try FileHandle(forReadingFrom: channel)
    defer { try? handle.close() }
    var variables = environment
    variables["LESSON_CHANNEL"] = channel.path
    variables["LESSON_OUTPUT_LIMIT"] = String(outputLimit)
    variables["SWIFT_BACKTRACE"] =
      "enable=yes,format=json,output-to=\(backtrace.path),interactive=no,color=no,threads=crashed,symbolicate=full"

    var reader = MessageReader()
    var messages: [Message] = []
    var current: Program.Part?
    var since = Duration.zero
    let child = Child(
      executable: executable.path,
      environment: variables,
      folder: try workingFolder(in: folder),
      output: output,
      error: error
    )
    let ending = try await child.run { elapsed in
      for message in reader.read((try? handle.readToEnd()) ?? Data()) {
        messages.append(message)
        switch message.content {
        case .beginCell(let index): current = .cell(index)
        case .beginValue(let index): current = .value(index)
        case .endValue, .end, .show: continue
        }
        since = elapsed
        current.map(began)
      }
      return current.map { elapsed - since < timeout($0) } ?? (elapsed < .seconds(30))
    }
    return Recording(
      messages: messages,
      output: try Data(contentsOf: output),
      error: try Data(contentsOf: error),
      ending: ending,
      crash: (try? Data(contentsOf: backtrace)).flatMap { Crash(json: $0, file: file) },
      channelIsCorrupt: reader.isCorrupt
    )
  }

  /// A fresh folder for the program to write in, with a link to each thing of the lessons' folder that is no lesson.
  private func workingFolder(in folder: URL) throws -> URL {
    let work = folder.appending(path: "work")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: lessons.path).sorted()
    where !name.hasPrefix(".") && !name.hasSuffix(".md") {
      try FileManager.default.createSymbolicLink(
        at: work.appending(path: name),
        withDestinationURL: lessons.appending(path: name).absoluteURL
      )
    }
    return work
  }
}
