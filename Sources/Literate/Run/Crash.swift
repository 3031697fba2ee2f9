import Foundation

/// What Swift's backtracer says of a crash: the kind of crash and the innermost place in the lesson.
struct Crash: Equatable, Sendable {
  /// «Illegal instruction», «Bad pointer dereference».
  var description: String
  /// What a check of the compiler's found, as it names the frame: «arithmetic overflow».
  var failure: String?
  /// The innermost frame in the lesson's file.
  var line: Int?
  var column: Int?

  /// Reads a backtrace in the runtime's JSON form; `nil` if it is none.
  init?(json: Data, file: String) {
    guard let report = try? JSONDecoder().decode(Report.self, from: json) else { return nil }
    description = report.description
    let frames = report.threads.filter { $0.crashed == true }.flatMap(\.frames)
    let prefix = "Swift runtime failure: "
    failure = frames.lazy.compactMap(\.description).first { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
    let place = frames.lazy.compactMap(\.sourceLocation)
      .first { $0.line > 0 && ($0.file == file || $0.file.hasSuffix("/" + file)) }
    line = place?.line
    column = place?.column
  }

  private struct Report: Decodable {
    var description: String
    var threads: [Thread]
  }

  private struct Thread: Decodable {
    var crashed: Bool?
    var frames: [Frame]
  }

  private struct Frame: Decodable {
    var description: String?
    var sourceLocation: Place?
  }

  private struct Place: Decodable {
    var file: String
    var line: Int
    var column: Int?
  }
}
