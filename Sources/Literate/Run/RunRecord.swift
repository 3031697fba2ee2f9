import Foundation
import Wire

/// The inputs of the run of a lesson that was stored last, to tell what has changed since.
struct RunRecord: ByteCodable {
  /// The lesson's own inputs.
  var inputs: Inputs
  /// The digest of its surroundings' inputs, under which they are stored.
  var surroundings: Digest

  init(inputs: Inputs, surroundings: Digest) {
    self.inputs = inputs
    self.surroundings = surroundings
  }

  /// The key of a lesson's record.
  static func key(of lesson: Lesson, in folder: URL) -> Digest {
    Digest("lessons run record 1\n\(folder.appending(path: lesson.name).absoluteURL.path)")
  }

  func encode(to writer: inout ByteWriter) {
    inputs.encode(to: &writer)
    surroundings.encode(to: &writer)
  }

  init(from reader: inout ByteReader) throws(WireError) {
    inputs = try Inputs(from: &reader)
    surroundings = try Digest(from: &reader)
  }
}
