/// Reads what `swiftc -diagnostic-style llvm` prints: `file:line:column: error: message`, then the line and a caret.
struct CompilerMessages {
  /// A message about a part of the program, and the notes that follow it.
  struct Entry {
    var part: Program.Part.Name
    var diagnostic: Diagnostic
    var notes: [(part: Program.Part.Name, diagnostic: Diagnostic)] = []
  }

  var entries: [Entry] = []
  /// Errors that name no part of the program: the linker's, and the compiler's own.
  var elsewhere: [String] = []

  /// The entries that are errors.
  var errors: [Entry] { entries.filter { $0.diagnostic.severity == .error } }

  init(_ text: String, program: Program, file: String) {
    /// Whether the lines that come belong to the last entry.
    var isInEntry = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let head = Head(line) else {
        if isInEntry, !line.isEmpty { add(line) }
        continue
      }
      isInEntry = false
      guard let name = head.part, let part = program.part(name) else {
        // The driver repeats that the compiler failed.
        if head.kind == "error", !head.message.hasSuffix("(use -v to see invocation)") {
          elsewhere.append(head.message)
        }
        continue
      }
      let location = part.location(line: head.line, column: head.column, in: file)
      switch head.kind {
      // Behind the part stands what the engine wrote: only an error there is the part's doing.
      case "warning" where !part.lines.contains(head.line): break
      case "error", "warning":
        let severity: Diagnostic.Severity = head.kind == "error" ? .error : .warning
        entries.append(Entry(part: name, diagnostic: Diagnostic(severity, .compile, head.message, at: location)))
        // A value's line in the program is not the author's.
        if case .cell = name { isInEntry = part.lines.contains(head.line) }
      default:
        if !entries.isEmpty {
          entries[entries.count - 1].notes.append((name, .warning(.compile, head.message, at: location)))
        }
      }
    }
  }

  private mutating func add(_ line: Substring) {
    let last = entries.count - 1
    let excerpt = entries[last].diagnostic.excerpt
    entries[last].diagnostic.excerpt = excerpt.isEmpty ? String(line) : "\(excerpt)\n\(line)"
  }

  /// A line that begins a message.
  private struct Head {
    var part: Program.Part.Name?
    var line = 0
    var column = 0
    var kind: String
    var message: String

    init?(_ text: Substring) {
      if let match = text.wholeMatch(of: /([a-z]+-[0-9]+):([0-9]+):([0-9]+): (error|warning|note): (.*)/) {
        part = Program.Part.Name(file: match.1)
        line = Int(match.2) ?? 0
        column = Int(match.3) ?? 0
        (kind, message) = (String(match.4), String(match.5))
      } else if let match = text.wholeMatch(of: /(?:[^ ].*:[0-9]+: |[^ :]+: )?(error|warning|note): (.*)/) {
        (kind, message) = (String(match.1), String(match.2))
      } else {
        return nil
      }
    }
  }
}
