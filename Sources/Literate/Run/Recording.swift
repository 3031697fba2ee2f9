import Foundation
import Wire

/// What is wrong with the messages of a program.
enum ChannelFault: Equatable, Sendable {
  /// A message of LessonKit's that cannot be decoded: LessonKit and the engine were not built together.
  case unreadable(WireError)
  /// The program wrote to the channel itself, or made LessonKit send what the engine did not ask for.
  case tampered
}

/// What one run of a lesson's program left behind.
struct Recording: Sendable {
  /// The parts of the program, in order.
  var parts: [Program.Part.Name]
  var messages: [Message]
  /// What it printed.
  var output: Data
  var error: Data
  var ending: Child.Ending
  var crash: Crash?
  /// Why nothing that came through the channel from there on counts.
  var fault: ChannelFault?
}
