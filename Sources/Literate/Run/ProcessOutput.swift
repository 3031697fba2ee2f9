import Foundation
import Wire

/// The raw results of one run of a lesson's program.
struct ProcessOutput: Sendable {
  /// The parts of the program, in order.
  var parts: [PartID]
  /// The messages from LessonKit, in order.
  var messages: [Message]
  /// The bytes of standard output and standard error.
  var output: Data
  var error: Data
  /// The end of the process.
  var ending: ChildProcess.Ending
  /// The runtime's crash report, if there is one.
  var crash: Crash?
  /// The error because of which messages behind the last one are missing.
  var fault: ChannelFault?
}

/// An error in a program's messages.
enum ChannelFault: Equatable, Sendable {
  /// A message from LessonKit that cannot be decoded: LessonKit and the engine were not built together.
  case unreadable(WireError)
  /// Bytes that LessonKit did not write, or messages of parts that the program does not have or did not run.
  case tampered
}
