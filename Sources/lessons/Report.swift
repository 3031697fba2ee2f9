import Literate

/// The outcome of a run in the form that `--json` prints.
struct Report: Encodable {
  var lessons: [LessonEntry]
  var succeeded: Bool
  var diagnostics: [DiagnosticEntry]
  var page: String?

  init(_ outcome: Outcome) {
    lessons = outcome.results.map { LessonEntry($0, strict: outcome.strict) }
    succeeded = outcome.succeeded
    diagnostics = outcome.diagnostics.map(DiagnosticEntry.init)
    page = outcome.page
  }

  struct LessonEntry: Encodable {
    var name, title, file: String
    var cells: [CellEntry]
    var seconds: Double
    var cached: Bool
    var succeeded: Bool
    var diagnostics: [DiagnosticEntry]

    init(_ result: LessonResult, strict: Bool) {
      name = result.lesson.name
      title = result.lesson.title
      file = result.lesson.file
      cells = zip(result.lesson.cells, result.transcript.cells).map { cell, run in
        CellEntry(id: cell.id, status: run.ending.rawValue, seconds: run.duration / .seconds(1))
      }
      seconds = result.duration / .seconds(1)
      cached = result.isCached
      succeeded = result.succeeded(strict: strict)
      diagnostics = result.diagnostics.map(DiagnosticEntry.init)
    }
  }

  struct CellEntry: Encodable {
    var id, status: String
    var seconds: Double
  }

  struct DiagnosticEntry: Encodable {
    var severity, message: String
    var file: String?
    var line, column: Int?
    var hint, excerpt: String?

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
}
