import Foundation
import Literate

/// The summary of a run: a line for each lesson, and one for all.
struct Summary {
  var outcome: Outcome
  var duration: Duration

  var text: String {
    let results = outcome.results
    let width = results.map(\.lesson.name.count).max() ?? 0
    let failed = results.count { !$0.succeeded(strict: outcome.strict) }
    let state = failed > 0 ? "\(failed) failed" : outcome.succeeded ? "all well" : "failed"
    let cached = results.count(where: \.isCached)
    let stored = cached > 0 ? "\(cached) cached" : nil
    let last = [count(results.count, "lesson"), stored, state, seconds(duration), outcome.note].compactMap { $0 }
    return (results.map { line($0, width: width) } + [last.joined(separator: ", ")]).joined(separator: "\n")
      + (outcome.page.map { ". Open \($0)" } ?? "")
  }

  /// A lesson's line: name, number of cells, time unless its run was stored, state.
  private func line(_ result: LessonResult, width: Int) -> String {
    let name = result.lesson.name.padding(toLength: width, withPad: " ", startingAt: 0)
    let errors = result.diagnostics.count { $0.severity == .error }
    let warnings = result.diagnostics.count - errors
    var parts = [count(result.lesson.cells.count, "cell"), result.isCached ? "cached" : seconds(result.duration)]
    parts.append(result.succeeded(strict: outcome.strict) ? "ok" : "failed")
    if errors > 0 { parts.append(count(errors, "error")) }
    if warnings > 0 { parts.append(count(warnings, "warning")) }
    return "\(name)  \(parts.joined(separator: ", "))"
  }

  private func seconds(_ duration: Duration) -> String {
    let tenths = Int((duration / .milliseconds(100)).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
