/// What is shown: every kind of output a page knows. A new kind is a case here, a file for its type, and the engine's
/// side of it.
public enum Shown: Sendable {
  case text(String)
  case plot(Figure)
  case image(Figure)
  case diagram(Diagram)
  case equation(Equation)
  case table(Table)

  /// The kind's name in a message to the engine.
  var kind: String {
    switch self {
    case .text: "text"
    case .plot: "plot"
    case .image: "image"
    case .diagram: "diagram"
    case .equation: "equation"
    case .table: "table"
    }
  }

  /// What a message to the engine carries, for each kind in its own order.
  func fields(caption: String?, alt: String?) -> [String] {
    let caption = caption ?? ""
    switch self {
    case .text(let text): return [text]
    case .plot(let figure), .image(let figure):
      return [figure.titled(alt).svg, caption, alt ?? ""]
    case .diagram(let diagram): return [diagram.dot, caption, alt ?? "", diagram.summary]
    case .equation(let equation): return [equation.tex, caption]
    // A table without columns can't be drawn: it says what it is.
    case .table(let table) where table.columnCount == 0: return ["1", "l", caption, "an empty table"]
    case .table(let table):
      let alignments = String(table.alignments.map { $0.letter })
      return [String(table.columnCount), alignments, caption] + table.header + table.rows.flatMap { $0 }
    }
  }

  /// One line for a terminal, where the program was run by hand: nothing can be drawn there.
  func summary(caption: String?, alt: String?) -> String {
    let content =
      switch self {
      case .text(let text): text
      case .plot(let figure), .image(let figure): "[\(kind)] \(figure.titled(alt).title)"
      case .diagram(let diagram): "[diagram] \(alt ?? diagram.summary)"
      case .equation(let equation): "[equation] \(equation.tex)"
      case .table(let table): "[table] \(table.header.joined(separator: " | ")): \(table.rows.count) rows"
      }
    return caption.map { "\(content) (\($0))" } ?? content
  }
}
