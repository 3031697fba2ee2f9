import Foundation

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
  /// Whether the channel held something that LessonKit does not send.
  var channelIsCorrupt = false
}
