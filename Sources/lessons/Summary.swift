import Foundation
import Literate

/// What came of a command: a line for each lesson, and a last one.
struct Summary {
  var results: [LessonResult]
  var strict: Bool
  var duration: Duration
  var closing: Closing

  /// What the last line says besides.
  struct Closing {
    var note: String?
    /// The page to open.
    var page: String?
    /// What concerns no lesson in particular.
    var diagnostics: [Diagnostic] = []
  }

  /// True if no lesson failed and nothing else is wrong.
  var succeeded: Bool {
    results.allSatisfy { $0.succeeded(strict: strict) }
      && !closing.diagnostics.contains { strict || $0.severity == .error }
  }

  var text: String {
    let width = results.map(\.lesson.name.count).max() ?? 0
    var lines = results.map { Self.line($0, strict: strict, width: width) }
    let failed = results.count { !$0.succeeded(strict: strict) }
    let outcome = failed > 0 ? "\(failed) failed" : succeeded ? "all well" : "failed"
    var last = [count(results.count, "lesson"), outcome, Self.seconds(duration)]
    if let note = closing.note { last.append(note) }
    lines.append(last.joined(separator: ", ") + (closing.page.map { ". Open \($0)" } ?? ""))
    return lines.joined(separator: "\n")
  }

  /// One lesson: its name, its cells, its time, its state.
  static func line(_ result: LessonResult, strict: Bool, width: Int = 0) -> String {
    let name = result.lesson.name.padding(
      toLength: max(width, result.lesson.name.count),
      withPad: " ",
      startingAt: 0
    )
    let cells = count(result.lesson.cells.count, "cell")
    return "\(name)  \(cells), \(seconds(result.duration)), \(state(result, strict: strict))"
  }

  private static func state(_ result: LessonResult, strict: Bool) -> String {
    let errors = result.diagnostics.count { $0.severity == .error }
    let warnings = result.diagnostics.count - errors
    let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { count($0.0, $0.1) }
    return ([result.succeeded(strict: strict) ? "ok" : "failed"] + counts).joined(separator: ", ")
  }

  private static func seconds(_ duration: Duration) -> String {
    let tenths = Int((duration / .milliseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }

  // MARK: JSON

  private struct Report: Encodable {
    var lessons: [Entry]
    var succeeded: Bool
    var diagnostics: [DiagnosticEntry]
    var page: String?
  }

  private struct Entry: Encodable {
    var name, title, file: String
    var cells: [CellEntry]
    var seconds: Double
    var succeeded: Bool
    var diagnostics: [DiagnosticEntry]
  }

  private struct CellEntry: Encodable {
    var id, status: String
    var seconds: Double
  }

  private struct DiagnosticEntry: Encodable {
    var severity, message: String
    var file: String?
    var line, column: Int?
    var hint: String?
    /// Source lines below a compiler's message, or a difference.
    var excerpt: String?

    init(_ diagnostic: Diagnostic) {
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
      file = diagnostic.location?.file
      line = diagnostic.location?.line
      column = diagnostic.location?.column
      hint = diagnostic.hint
      excerpt = diagnostic.excerpt.isEmpty ? nil : diagnostic.excerpt
    }
  }

  func json() throws -> String {
    let entries = results.map { result in
      Entry(
        name: result.lesson.name,
        title: result.lesson.title,
        file: result.lesson.file,
        cells: zip(result.lesson.cells, result.transcript.cells).map {
          CellEntry(id: $0.id, status: $1.ending.rawValue, seconds: $1.duration / .seconds(1))
        },
        seconds: result.duration / .seconds(1),
        succeeded: result.succeeded(strict: strict),
        diagnostics: result.diagnostics.map(DiagnosticEntry.init)
      )
    }
    return try Self.json(
      Report(
        lessons: entries,
        succeeded: succeeded,
        diagnostics: closing.diagnostics.map(DiagnosticEntry.init),
        page: closing.page
      )
    )
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
