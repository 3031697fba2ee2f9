/// A colour with one meaning on all pages. In DOT it is written by its name, `color=weight`, and the page's style sheet
/// sets its shade for a light and a dark page.
enum MeaningColour: String, CaseIterable {
  case weight, activation, gradient, nudge, cost
  case weightNegative = "weight-negative"

  /// The colour as Graphviz knows it, by which it is found again in the drawing: the light page's shade.
  private var hexadecimal: String {
    switch self {
    case .weight: "#1750b8"
    case .weightNegative: "#983b0c"
    case .activation: "#846200"
    case .gradient: "#8527dc"
    case .nudge: "#14734f"
    case .cost: "#c8125a"
    }
  }

  /// Replaces the names in DOT text, as the values of attributes such as `color` and `fontcolor`, by colours that
  /// Graphviz knows.
  static func resolved(in dot: String) -> String {
    let names =
      /\b((?:font|fill|pen|bg)?color\s*=\s*)(["']?)(weight-negative|weight|activation|gradient|nudge|cost)\2(?![\w-])/
      .matchingSemantics(.unicodeScalar)
    return dot.replacing(names) { match in
      let colour = MeaningColour(rawValue: String(match.output.3))?.hexadecimal ?? ""
      let quote = match.output.2.isEmpty ? "\"" : match.output.2
      return "\(match.output.1)\(quote)\(colour)\(quote)"
    }
  }

  /// Returns a colour of Graphviz's drawing as a CSS value: a variable of the page if it has a meaning.
  static func css(_ colour: String) -> String {
    allCases.first { $0.hexadecimal == colour }.map { "var(--\($0.rawValue),\(colour))" } ?? colour
  }
}
