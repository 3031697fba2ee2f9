/// The messages that Graphviz printed while it drew a graph, joined from fragments.
struct GraphvizMessages {
  /// The file name of the text in Graphviz's entries.
  static let file = "DOT"

  private struct Entry {
    var isError: Bool
    var text = ""

    /// Phrases of warnings about a drawing's appearance, which the author can judge on the page.
    private static let ignored = ["too small for label", "Orthogonal edges", "Unable to reclaim box space"]

    var isSignificant: Bool { isError || !Self.ignored.contains { text.contains($0) } }
  }

  private var entries: [Entry] = []

  /// Adds a fragment. A message begins with its severity as a fragment of its own.
  mutating func append(_ fragment: String) {
    switch fragment {
    case "Error": entries.append(Entry(isError: true))
    case "Warning": entries.append(Entry(isError: false))
    default: if !entries.isEmpty { entries[entries.count - 1].text += fragment }
    }
  }

  /// The first significant message as an error: Graphviz draws a graph in spite of it, but not as the author wrote it.
  var error: Diagnostic? {
    entries.first { $0.isSignificant }.map { Self.error($0.text) }
  }

  /// Converts `: DOT: syntax error in line 3 near '}'` to an error `syntax error near '}'` in line 3. The line numbers
  /// of other messages are those of an HTML label and stay in the text.
  private static func error(_ text: String) -> Diagnostic {
    var message = text.drop { $0 == ":" || $0 == " " }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if message.hasSuffix(".") { message.removeLast() }
    if message.hasPrefix("No such file") || message.hasPrefix("No or improper") { return .imageInDiagram }
    if let phrase = message.firstRange(of: "for unknown shape ") {
      return .diagram("there is no shape “\(message[phrase.upperBound...])”")
    }
    for syntax in [/DOT: (.*?) in line (\d+)(.*)/, /(.*?) in line (\d+) of DOT(.*)/] {
      guard let match = message.wholeMatch(of: syntax) else { continue }
      return .diagram("\(match.1)\(match.3)", line: Int(match.2))
    }
    return .diagram(message)
  }
}
