import Foundation

/// A crash as Swift's backtracer reports it.
struct Crash: Equatable, Sendable {
  /// The kind of crash: «Illegal instruction», «Bad pointer dereference».
  var description: String
  /// The compiler's check that failed, taken from the frame's name: «arithmetic overflow».
  var failure: String?
  /// The position of the innermost frame in a part of the program.
  var position: Position?

  /// A position in a part of the program: line and column from 1.
  struct Position: Equatable, Sendable {
    var part: PartID
    var line: Int
    var column: Int
  }

  /// Reads a backtrace in the runtime's JSON format.
  ///
  /// - Returns: `nil` if the data are not a backtrace.
  init?(json: Data) {
    guard let report = try? JSONDecoder().decode(Report.self, from: json) else { return nil }
    description = report.description
    let frames = report.threads.filter { $0.crashed == true }.flatMap(\.frames)
    let prefix = "Swift runtime failure: "
    let check = frames.lazy.compactMap(\.description).first { $0.hasPrefix(prefix) }
    failure = check.map { String($0.dropFirst(prefix.count)) }
    let positions = frames.lazy.compactMap(\.sourceLocation).compactMap { location -> Position? in
      let file = location.file.split(separator: "/").last ?? ""
      guard location.line > 0, let part = PartID(file: file) else { return nil }
      return Position(part: part, line: location.line, column: location.column ?? 1)
    }
    position = positions.first
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
    var sourceLocation: FrameLocation?
  }

  private struct FrameLocation: Decodable {
    var file: String
    var line: Int
    var column: Int?
  }
}
