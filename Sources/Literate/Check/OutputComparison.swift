/// Compares what a cell printed with what its lesson says it prints.
///
/// The texts have to be equal, line by line, but for three things: a final newline, a line `...` in the recorded text,
/// which stands for any lines, and numbers, where a tolerance is given.
struct OutputComparison {
  var recorded: [Substring]
  var actual: [Substring]
  /// The most by which a number may differ from the recorded one, relative to the larger of 1 and its size.
  var tolerance: Double?

  init(recorded: String, actual: String, tolerance: Double? = nil) {
    self.recorded = Self.lines(recorded)
    self.actual = Self.lines(actual)
    self.tolerance = tolerance
  }

  /// The lines of a text, as Markdown has them: with one kind of line end, and without NUL.
  static func lines(_ text: String) -> [Substring] {
    var text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "\u{FFFD}")
    if text.hasSuffix("\n") { text.removeLast() }
    return text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// True if the printed text is what the lesson says.
  var matches: Bool {
    var (line, pattern) = (0, 0)
    // Where the last `...` stands, and the line up to which it reaches: what to go back to.
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

  /// The numbers of a line and what stands between them, in order.
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
