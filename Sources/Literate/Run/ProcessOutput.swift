import Foundation
import Wire

/// Everything that one run of a lesson's program left behind.
struct ProcessOutput: Sendable {
  /// The parts of the program, in order.
  var parts: [PartID]
  var messages: [Message]
  /// The bytes of standard output and standard error.
  var output: Data
  var error: Data
  var ending: ChildProcess.Ending
  var crash: Crash?
  /// The reason why messages are missing behind the last one.
  var fault: ChannelFault?
}

/// The reason why a program's messages were not read further.
enum ChannelFault: Equatable, Sendable {
  /// A message from LessonKit that cannot be decoded: LessonKit and the engine were not built together.
  case unreadable(WireError)
  /// Bytes that LessonKit did not write, or messages of parts that the program does not have or has skipped.
  case tampered
}
