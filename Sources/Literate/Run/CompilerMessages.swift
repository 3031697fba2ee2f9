/// Reads what `swiftc -diagnostic-style llvm` prints: `file:line:column: error: message`, then the line and a caret.
struct CompilerMessages {
  /// The diagnostics of the program's lesson, at the columns of its file.
  var diagnostics: [Diagnostic] = []
  /// Errors that name no line of the lesson.
  var elsewhere: [String] = []
  /// For each of `diagnostics`, the notes that followed it.
  var notes: [[Diagnostic]] = []

  init(_ text: String, program: Program) {
    enum Target { case diagnostic, note, none }
    var target = Target.none
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let (location, kind, message) = Self.head(String(line), program: program) {
        switch kind {
        case "error", "warning":
          guard let location else {
            if kind == "error", !message.hasSuffix("(use -v to see invocation)") { elsewhere.append(message) }
            target = .none
            continue
          }
          diagnostics.append(Diagnostic(kind == "error" ? .error : .warning, at: location, message))
          notes.append([])
          target = .diagnostic
        default:
          target = .none
          if let location, !notes.isEmpty {
            notes[notes.count - 1].append(Diagnostic(.warning, at: location, message))
            target = .note
          }
        }
      } else if !line.isEmpty {
        switch target {
        case .diagnostic: Self.add(line, to: &diagnostics[diagnostics.count - 1].excerpt)
        case .note, .none: break
        }
      }
    }
  }

  private static func add(_ line: Substring, to excerpt: inout String) {
    excerpt += excerpt.isEmpty ? line : "\n" + line
  }

  /// The place, kind and text of a line that begins a message; the place is `nil` outside the lesson.
  private static func head(_ line: String, program: Program) -> (SourceLocation?, String, String)? {
    let inside = line.hasPrefix(program.file + ":")
    let rest = inside ? line.dropFirst(program.file.count + 1) : line[...]
    for kind in ["error", "warning", "note"] {
      let marker = inside ? ": \(kind): " : "\(kind): "
      guard let range = rest.firstRange(of: marker) else { continue }
      let message = String(rest[range.upperBound...])
      if inside {
        let numbers = rest[..<range.lowerBound].split(separator: ":").map { Int($0) }
        guard numbers.count == 2, let row = numbers[0], let column = numbers[1] else { continue }
        let location = SourceLocation(
          file: program.file,
          line: row,
          column: column + program.prefixes[row, default: 0]
        )
        return (location, kind, message)
      }
      // «<unknown>:0: error: …» and «/…/main.swift:3:1: error: …», but not source lines that hold the word.
      let place = rest[..<range.lowerBound]
      if place.isEmpty || place.hasSuffix(": ") && place.dropLast(2).last?.isNumber == true {
        return (nil, kind, message)
      }
    }
    return nil
  }
}
