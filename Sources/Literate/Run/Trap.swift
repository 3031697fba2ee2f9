import Foundation

/// Why a program died, from what it left on standard error and what the backtracer saw.
struct Trap: Equatable {
  /// «Fatal error: Index out of range».
  var message: String
  /// What the program itself had printed on standard error before.
  var printed: Data

  /// - Parameters:
  ///   - error: all that is on standard error since the part began.
  ///   - signal: the signal that ended the program.
  init(error: Data, signal: Int32, crash: Crash?) {
    let text = String(decoding: error, as: UTF8.self)
    // The backtracer announces itself below the program's last words.
    let words = text.firstRange(of: "\n*** ").map { text[..<$0.lowerBound] } ?? text[...]
    let report = /(?m)^[^\n]*?:[0-9]+: ((?:Fatal error|Assertion failed|Precondition failed)[\s\S]*)/
    if let match = words.firstMatch(of: report) {
      message = String(match.1).trimmingCharacters(in: .whitespacesAndNewlines)
      printed = Data(words[..<match.range.lowerBound].utf8)
    } else {
      message = Self.message(signal: signal, crash: crash)
      printed = Data(words.utf8)
    }
  }

  private static func message(signal: Int32, crash: Crash?) -> String {
    if let failure = crash?.failure { return "Fatal error: \(failure)" }
    return switch signal {
    case SIGXFSZ: "the program printed too much, or wrote too large a file"
    case SIGKILL: "the program was killed; the machine may be out of memory"
    default: crash.map { "Crash: \($0.description)" } ?? "the program was ended by signal \(signal)"
    }
  }
}
