/// A comparison of a cell's printed text with its recorded output.
///
/// The texts match if their lines are equal, with three exceptions: a final newline is ignored; a line `...` of the
/// recorded text matches any number of lines; and with a tolerance, numbers may differ by it.
struct OutputComparison {
  /// The lines of the recorded output.
  var recorded: [Substring]
  /// The lines of the printed text.
  var actual: [Substring]
  /// The largest difference of a number from the recorded one, relative to the larger of 1 and the recorded number's
  /// magnitude; `nil` if numbers must be equal.
  var tolerance: Double?

  init(recorded: String, actual: String, tolerance: Double? = nil) {
    self.recorded = Self.lines(recorded)
    self.actual = Self.lines(actual)
    self.tolerance = tolerance
  }

  /// The lines of a text by Markdown's rules: split at any line end, with U+FFFD for NUL.
  static func lines(_ text: String) -> [Substring] {
    var text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "\u{FFFD}")
    if text.hasSuffix("\n") { text.removeLast() }
    return text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// True if the printed text matches the recorded output.
  var matches: Bool {
    var (line, pattern) = (0, 0)
    // The last `...` and the line behind those that it matches so far: the point to backtrack to.
    var wildcard: (pattern: Int, line: Int)?
    while line < actual.count {
      if pattern < recorded.count, recorded[pattern] == "..." {
        wildcard = (pattern, line)
        pattern += 1
      } else if pattern < recorded.count, matches(recorded[pattern], actual[line]) {
        pattern += 1
        line += 1
      } else if let last = wildcard {
        wildcard = (last.pattern, last.line + 1)
        (pattern, line) = (last.pattern + 1, last.line + 1)
      } else {
        return false
      }
    }
    return recorded[pattern...].allSatisfy { $0 == "..." }
  }

  private func matches(_ recorded: Substring, _ actual: Substring) -> Bool {
    if recorded == actual { return true }
    guard let tolerance else { return false }
    let (a, b) = (Self.parts(recorded), Self.parts(actual))
    return a.count == b.count
      && zip(a, b).allSatisfy { recorded, actual in
        guard let x = Double(recorded), let y = Double(actual) else { return recorded == actual }
        return x == y || abs(x - y) <= tolerance * max(1, abs(x))
      }
  }

  /// The numbers of a line and the texts between them, in order.
  private static func parts(_ line: Substring) -> [Substring] {
    var parts: [Substring] = []
    var rest = line
    let number = /[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/
    while let match = rest.firstMatch(of: number) {
      parts += [rest[..<match.range.lowerBound], match.output]
      rest = rest[match.range.upperBound...]
    }
    return parts + [rest]
  }
}
