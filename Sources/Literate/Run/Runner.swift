import Foundation
import Wire

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
  ///   - program: what the executable was compiled from.
  ///   - folder: a folder of the caller's, for everything that the run needs.
  ///   - timeout: how long a part may take.
  ///   - began: called when a part begins.
  func run(
    _ executable: URL,
    of program: Program,
    in folder: URL,
    timeout: (Program.Part.Name) -> Duration,
    began: (Program.Part.Name) -> Void
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

    var reader = FrameReader()
    var messages: [Message] = []
    var current: Program.Part.Name?
    var since = Duration.zero
    var fault: ChannelFault?
    let child = Child(
      executable: executable.path,
      environment: variables,
      folder: try workingFolder(in: folder),
      output: output,
      error: error
    )
    let ending = try await child.run { elapsed in
      for frame in reader.read((try? handle.readToEnd()) ?? Data()) {
        let message: Message
        do throws(WireError) {
          message = try Message(payload: frame.payload)
        } catch {
          fault = .unreadable(error)
          break
        }
        let begun: Program.Part.Name
        switch message.content {
        case .beginCell(let index): begun = .cell(index)
        case .beginValue(let index): begun = .value(index)
        case .value, .end, .show:
          messages.append(message)
          continue
        }
        guard program.part(begun) != nil else {
          fault = .tampered
          break
        }
        messages.append(message)
        (current, since) = (begun, elapsed)
        began(begun)
      }
      if reader.isCorrupt { fault = fault ?? .tampered }
      guard fault == nil else { return false }
      return current.map { elapsed - since < timeout($0) } ?? (elapsed < .seconds(30))
    }
    return Recording(
      parts: program.parts.map(\.name),
      messages: messages,
      // A lesson may have removed them; what it printed is lost then.
      output: (try? Data(contentsOf: output)) ?? Data(),
      error: (try? Data(contentsOf: error)) ?? Data(),
      ending: ending,
      crash: (try? Data(contentsOf: backtrace)).flatMap { Crash(json: $0) },
      fault: fault
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
