/// A DOT document, built statement by statement.
struct DOT {
  /// Attributes by name; of those given twice the later ones count.
  typealias Attributes = KeyValuePairs<String, String>

  private var lines: [String]

  /// Creates a directed graph that is laid out from left to right.
  ///
  /// - Parameters:
  ///   - settings: Further statements, such as default attributes.
  ///   - isVertical: True for a layout from top to bottom.
  init(_ settings: String..., isVertical: Bool = false) {
    lines = ["digraph {", isVertical ? "rankdir=TB" : "rankdir=LR"] + settings
  }

  /// Adds a node.
  mutating func node(_ id: String, _ attributes: Attributes, _ more: Attributes = [:]) {
    lines.append(id + Self.list(Self.pairs(attributes) + Self.pairs(more)))
  }

  /// Adds a node whose label is in Graphviz's HTML-like language.
  mutating func node(_ id: String, html: String, _ attributes: Attributes, _ more: Attributes = [:]) {
    lines.append(id + Self.list(["label=<\(html)>"] + Self.pairs(attributes) + Self.pairs(more)))
  }

  /// Adds an edge.
  mutating func edge(_ from: String, _ to: String, _ attributes: Attributes, _ more: Attributes = [:]) {
    lines.append("\(from) -> \(to)" + Self.list(Self.pairs(attributes) + Self.pairs(more)))
  }

  /// Adds an edge whose label is in Graphviz's HTML-like language; it has none if that is empty.
  mutating func edge(_ from: String, _ to: String, html: String) {
    lines.append("\(from) -> \(to)" + (html.isEmpty ? "" : Self.list(["label=<\(html)>"])))
  }

  /// Places nodes in one column, from top to bottom.
  mutating func column(_ ids: [String]) {
    lines.append("{rank=same \(ids.joined(separator: " -> ")) [style=invis weight=10 minlen=1]}")
  }

  /// The document.
  var text: String { lines.joined(separator: "\n") + "\n}\n" }

  /// Returns a text as a quoted DOT string. Line breaks become `\n`, other control characters U+FFFD.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": quoted += "\u{FFFD}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func pairs(_ attributes: Attributes) -> [String] {
    attributes.map { "\($0.key)=\(quoted($0.value))" }
  }

  private static func list(_ pairs: [String]) -> String {
    pairs.isEmpty ? "" : " [" + pairs.joined(separator: " ") + "]"
  }
}
