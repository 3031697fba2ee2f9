import Foundation

/// The abnormal end of a program: a trap or another crash, from its standard error and backtrace.
struct Trap: Equatable {
  /// The message, such as «Fatal error: Index out of range».
  var message: String
  /// The number of bytes on standard error that the program printed before the runtime's message.
  var printed: Int

  /// Finds the trap in a process's output.
  ///
  /// - Returns: `nil` if the program ended normally or was stopped.
  init?(_ process: ProcessOutput) {
    switch process.ending {
    case .signalled, .exceeded: break
    // After a crash of another thread, the main thread may still exit normally.
    case .exited, .stopped: if process.crash == nil { return nil }
    }
    // Only the last line that looks like the runtime's is the runtime's; the program may have printed others. Each byte
    // becomes one character, so that offsets are those of the file.
    let text = String(decoding: process.error.map { UInt16($0) }, as: UTF16.self)
    let report = text.ranges(of: "\n*** Signal ").last.map { text[..<$0.lowerBound] } ?? text[...]
    let pattern = /(?m)^[^\n]*:[0-9]+: (?=Fatal error|Assertion failed|Precondition failed)/
    if let head = report.matches(of: pattern).last?.range {
      let bytes = report[head.upperBound...].unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      message = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      printed = report[..<head.lowerBound].unicodeScalars.count
    } else {
      message = Self.message(ending: process.ending, crash: process.crash)
      printed = report.unicodeScalars.count
    }
  }

  private static func message(ending: ChildProcess.Ending, crash: Crash?) -> String {
    if let failure = crash?.failure { return "Fatal error: \(failure)" }
    if let crash { return "Crash: \(crash.description)" }
    return switch ending {
    case .signalled(SIGXFSZ): "the program printed too much, or wrote too large a file"
    case .signalled(SIGXCPU): "the program used more processor time than its cells may take"
    case .signalled(SIGKILL): "the program was killed; the machine may be out of memory"
    case .signalled(let signal): "the program was ended by signal \(signal)"
    case .exited(let code): "the program ended with code \(code)"
    case .stopped: "the program was stopped"
    case .exceeded(.memory): "the program and its child processes used too much memory"
    case .exceeded(.processes): "the program started too many processes"
    }
  }
}
