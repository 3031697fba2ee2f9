/// The messages that Graphviz printed during a drawing, and the first of them that is an error. They arrive in pieces.
struct GraphvizComplaints {
  /// The name that Graphviz is given for the text; its messages about syntax begin with it.
  static let file = "DOT"

  private struct Complaint {
    var isError: Bool
    var text = ""

    /// Warnings about a drawing's looks, which the author sees on the page.
    private static let harmless = ["too small for label", "Orthogonal edges", "Unable to reclaim box space"]

    var matters: Bool { isError || !Self.harmless.contains { text.contains($0) } }
  }

  private var complaints: [Complaint] = []

  /// Adds a piece of a message. A new message begins with its severity, in a piece of its own.
  mutating func append(_ piece: String) {
    switch piece {
    case "Error": complaints.append(Complaint(isError: true))
    case "Warning": complaints.append(Complaint(isError: false))
    default: if !complaints.isEmpty { complaints[complaints.count - 1].text += piece }
    }
  }

  /// The first complaint that matters. Graphviz goes on all the same, but what it draws is not what was asked for.
  var error: Diagnostic? {
    complaints.first { $0.matters }.map { Self.error($0.text) }
  }

  /// `: DOT: syntax error in line 3 near '}'` becomes `syntax error near '}'`, in line 3. The lines that other messages
  /// name are those of an HTML label: they stay.
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
