/// The messages of `swiftc -diagnostic-style llvm`: `file:line:column: error: message`, then the source line and a
/// caret.
struct CompilerMessages {
  /// An error or a warning about a part of the program, with its notes.
  struct Entry {
    var part: PartID
    var diagnostic: Diagnostic
    var notes: [(part: PartID, diagnostic: Diagnostic)] = []

    /// True for the warning about an inline value of type `Void`: LessonKit's `_value` for it is deprecated.
    var isMissingValue: Bool { diagnostic.message.contains("'_value' is deprecated: this expression has no value") }
  }

  /// The errors and warnings about parts, in order.
  var entries: [Entry] = []
  /// Errors about no part of the program: the linker's, and those of the compiler itself.
  var elsewhere: [String] = []

  /// The entries that are errors.
  var errors: [Entry] { entries.filter { $0.diagnostic.severity == .error } }

  init(_ text: String, program: Program, file: String) {
    // True while lines are part of the last entry's excerpt.
    var isInEntry = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let head = Head(line) else {
        if isInEntry, !line.isEmpty { add(line) }
        continue
      }
      isInEntry = false
      guard let id = head.part, let part = program.part(id) else {
        // The driver's own message only repeats that the compiler failed.
        if head.severity == .error, !head.message.hasSuffix("(use -v to see invocation)") {
          elsewhere.append(head.message)
        }
        continue
      }
      let location = part.location(line: head.line, column: head.column, in: file)
      switch head.severity {
      case .error, .warning:
        // Lines behind the part are generated code. An error there is caused by the part, a warning is not.
        guard head.severity == .error || part.lines.contains(head.line) else { break }
        let severity: Diagnostic.Severity = head.severity == .error ? .error : .warning
        entries.append(Entry(part: id, diagnostic: Diagnostic(severity, .compile, head.message, at: location)))
        // The program's line for a value differs from the author's line, so it is no excerpt.
        if case .cell = id { isInEntry = part.lines.contains(head.line) }
      case .note:
        if !entries.isEmpty {
          entries[entries.count - 1].notes.append((id, .warning(.compile, head.message, at: location)))
        }
      }
    }
  }

  private mutating func add(_ line: Substring) {
    let last = entries.count - 1
    let excerpt = entries[last].diagnostic.excerpt
    entries[last].diagnostic.excerpt = excerpt.isEmpty ? String(line) : "\(excerpt)\n\(line)"
  }

  /// The first line of a message.
  private struct Head {
    enum Severity: Substring {
      case error, warning, note
    }

    var part: PartID?
    var line = 0
    var column = 0
    var severity: Severity
    var message: String

    init?(_ text: Substring) {
      if let match = text.wholeMatch(of: /([a-z]+-[0-9]+):([0-9]+):([0-9]+): (error|warning|note): (.*)/),
        let severity = Severity(rawValue: match.4)
      {
        part = PartID(file: match.1)
        line = Int(match.2) ?? 0
        column = Int(match.3) ?? 0
        (self.severity, message) = (severity, String(match.5))
      } else if let match = text.wholeMatch(of: /(?:[^ ].*:[0-9]+: |[^ :]+: )?(error|warning|note): (.*)/),
        let severity = Severity(rawValue: match.1)
      {
        (self.severity, message) = (severity, String(match.2))
      } else {
        return nil
      }
    }
  }
}
