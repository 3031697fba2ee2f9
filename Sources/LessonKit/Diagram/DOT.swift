/// A DOT document, built statement by statement.
struct DOT {
  private var lines: [String]

  /// Creates a directed graph that is laid out from left to right.
  ///
  /// - Parameter settings: Further statements, such as default attributes.
  init(_ settings: String...) {
    lines = ["digraph {", "rankdir=LR"] + settings
  }

  mutating func node(_ id: String, _ attributes: KeyValuePairs<String, String>) {
    lines.append(id + Self.list(attributes))
  }

  mutating func edge(_ from: String, _ to: String, _ attributes: KeyValuePairs<String, String>) {
    lines.append("\(from) -> \(to)" + Self.list(attributes))
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

  private static func list(_ attributes: KeyValuePairs<String, String>) -> String {
    guard !attributes.isEmpty else { return "" }
    return " [" + attributes.map { "\($0.key)=\(quoted($0.value))" }.joined(separator: " ") + "]"
  }
}
