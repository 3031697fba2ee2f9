import Foundation

/// A crash as Swift's backtracer reports it.
struct Crash: Equatable, Sendable {
  /// The kind of crash: «Illegal instruction», «Bad pointer dereference».
  var description: String
  /// The compiler's check that failed, as the frame's name has it: «arithmetic overflow».
  var failure: String?
  /// The innermost frame in a part of the program.
  var place: Place?

  struct Place: Equatable, Sendable {
    var part: PartID
    var line: Int
    var column: Int
  }

  /// Reads a backtrace in the runtime's JSON format.
  ///
  /// - Returns: `nil` if it is none.
  init?(json: Data) {
    guard let report = try? JSONDecoder().decode(Report.self, from: json) else { return nil }
    description = report.description
    let frames = report.threads.filter { $0.crashed == true }.flatMap(\.frames)
    let prefix = "Swift runtime failure: "
    failure = frames.lazy.compactMap(\.description).first { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
    place =
      frames.lazy.compactMap(\.sourceLocation).compactMap { frame in
        guard frame.line > 0, let part = PartID(file: frame.file.split(separator: "/").last ?? "") else {
          return nil
        }
        return Place(part: part, line: frame.line, column: frame.column ?? 1)
      }.first
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
    var sourceLocation: FramePlace?
  }

  private struct FramePlace: Decodable {
    var file: String
    var line: Int
    var column: Int?
  }
}
