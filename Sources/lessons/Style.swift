import Literate

/// How messages look on a terminal.
struct Style {
  var isColoured: Bool

  /// A diagnostic, its severity in colour.
  func text(of diagnostic: Diagnostic) -> String {
    guard isColoured else { return diagnostic.description }
    let colour =
      switch diagnostic.severity {
      case .error: "31"
      case .warning: "33"
      }
    let word = diagnostic.severity.rawValue
    return diagnostic.description.replacing(
      " \(word): ",
      with: " \u{1B}[1;\(colour)m\(word):\u{1B}[0m ",
      maxReplacements: 1
    )
  }
}
