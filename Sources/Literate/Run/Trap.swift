import Foundation

/// Why a program died, from what it left on standard error and what the backtracer saw.
struct Trap: Equatable {
  /// «Fatal error: Index out of range».
  var message: String
  /// How many bytes of standard error the program itself had printed before.
  var printed: Int

  /// Reads why a program died; `nil` if it did not.
  init?(_ recording: Recording) {
    switch recording.ending {
    case .signalled: break
    // Another thread than the main one may crash, and the main one still come to an end of its own.
    case .exited, .stopped: if recording.crash == nil { return nil }
    }
    // The runtime's last words are the last that look like them: a program may print such lines itself. Each byte is
    // a character here, so that places are the file's own.
    let text = String(decoding: recording.error.map { UInt16($0) }, as: UTF16.self)
    let words = text.ranges(of: "\n*** Signal ").last.map { text[..<$0.lowerBound] } ?? text[...]
    let report = /(?m)^[^\n]*:[0-9]+: (?=Fatal error|Assertion failed|Precondition failed)/
    if let head = words.matches(of: report).last?.range {
      let bytes = words[head.upperBound...].unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      message = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      printed = words[..<head.lowerBound].unicodeScalars.count
    } else {
      message = Self.message(ending: recording.ending, crash: recording.crash)
      printed = words.unicodeScalars.count
    }
  }

  private static func message(ending: Child.Ending, crash: Crash?) -> String {
    if let failure = crash?.failure { return "Fatal error: \(failure)" }
    if let crash { return "Crash: \(crash.description)" }
    return switch ending {
    case .signalled(SIGXFSZ): "the program printed too much, or wrote too large a file"
    case .signalled(SIGKILL): "the program was killed; the machine may be out of memory"
    case .signalled(let signal): "the program was ended by signal \(signal)"
    case .exited(let code): "the program ended with code \(code)"
    case .stopped: "the program was stopped"
    }
  }
}
