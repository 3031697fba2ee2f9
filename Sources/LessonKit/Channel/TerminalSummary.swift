import Wire

extension Output {
  /// A one-line description for a terminal, printed by a program that was not started by the engine.
  func summary(caption: String?, alt: String?) -> String {
    let content =
      switch self {
      case .text(let text): text
      case .plot(let drawing), .image(let drawing): "[\(kind.rawValue)] \(alt ?? drawing.title)"
      case .diagram(let diagram): "[diagram] \(alt ?? diagram.summary)"
      case .equation(let equation): "[equation] \(equation.tex)"
      case .table(let table): "[table] \(table.header.joined(separator: " | ")): \(table.rows.count) rows"
      }
    return caption.map { "\(content) (\($0))" } ?? content
  }
}
