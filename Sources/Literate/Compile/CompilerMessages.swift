/// The messages of `swiftc -diagnostic-style llvm`: `file:line:column: error: message`, then the source line and a caret.
struct CompilerMessages {
  /// An error or a warning about a part of the program, and the notes that follow it.
  struct Entry {
    var part: PartID
    var diagnostic: Diagnostic
    var notes: [(part: PartID, diagnostic: Diagnostic)] = []
  }

  var entries: [Entry] = []
  /// Errors that name no part of the program: the linker's, and the compiler's own.
  var elsewhere: [String] = []

  /// The entries that are errors.
  var errors: [Entry] { entries.filter { $0.diagnostic.severity == .error } }

  init(_ text: String, program: Program, file: String) {
    // True while the lines belong to the last entry.
    var isInEntry = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let head = Head(line) else {
        if isInEntry, !line.isEmpty { add(line) }
        continue
      }
      isInEntry = false
      guard let id = head.part, let part = program.part(id) else {
        // The driver repeats that the compiler failed.
        if head.kind == .error, !head.message.hasSuffix("(use -v to see invocation)") {
          elsewhere.append(head.message)
        }
        continue
      }
      let location = part.location(line: head.line, column: head.column, in: file)
      switch head.kind {
      case .error, .warning:
        // Lines behind the part are the engine's: only an error there is the part's fault.
        guard head.kind == .error || part.lines.contains(head.line) else { break }
        let severity: Diagnostic.Severity = head.kind == .error ? .error : .warning
        entries.append(Entry(part: id, diagnostic: Diagnostic(severity, .compile, head.message, at: location)))
        // A value's line in the program is not the author's.
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
    enum Kind: Substring {
      case error, warning, note
    }

    var part: PartID?
    var line = 0
    var column = 0
    var kind: Kind
    var message: String

    init?(_ text: Substring) {
      if let match = text.wholeMatch(of: /([a-z]+-[0-9]+):([0-9]+):([0-9]+): (error|warning|note): (.*)/),
        let kind = Kind(rawValue: match.4)
      {
        part = PartID(file: match.1)
        line = Int(match.2) ?? 0
        column = Int(match.3) ?? 0
        (self.kind, message) = (kind, String(match.5))
      } else if let match = text.wholeMatch(of: /(?:[^ ].*:[0-9]+: |[^ :]+: )?(error|warning|note): (.*)/),
        let kind = Kind(rawValue: match.1)
      {
        (self.kind, message) = (kind, String(match.2))
      } else {
        return nil
      }
    }
  }
}
