/// The colours of formulas: `\textcolor{weight}{w}`.
///
/// The names of meanings stand for colours of the pages' style sheet, which has one for light pages and one for dark.
/// KaTeX accepts any word as the name of a colour; a word that is no colour is an error here.
enum MathColours {
  /// The colours that have one meaning each in figures, text and formulas. The raw values are the names of the style
  /// sheet's properties.
  enum Meaning: String, CaseIterable {
    case weight, activation, gradient, nudge, cost

    /// The colour in CSS.
    var css: String { "var(--\(rawValue))" }
  }

  /// Gives KaTeX's HTML the style sheet's colours.
  ///
  /// - Returns: The HTML, or an error whose column, from 1, is a byte of the TeX.
  static func apply(to html: String, of formula: TeX) -> Result<String, Diagnostic> {
    // The MathML part names all colours of a formula.
    var meanings: Set<Meaning> = []
    for match in html.matches(of: /math(?:color|background)="([A-Za-z]+)"/.matchingSemantics(.unicodeScalar)) {
      let name = String(match.1)
      if let meaning = Meaning(rawValue: name) {
        meanings.insert(meaning)
      } else if !names.contains(name.lowercased()) {
        return .failure(unknown(name, in: formula))
      }
    }
    guard !meanings.isEmpty else { return .success(html) }
    let attribute = /(?:mathcolor|mathbackground|style)="([^"]*)"/.matchingSemantics(.unicodeScalar)
    return .success(html.replacing(attribute) { match in coloured(match.output.0, meanings) })
  }

  /// An attribute with the colours of meanings in place of their names.
  private static func coloured(_ attribute: Substring, _ meanings: Set<Meaning>) -> String {
    var attribute = String(attribute)
    for meaning in Meaning.allCases where meanings.contains(meaning) {
      attribute = attribute.replacing("mathcolor=\"\(meaning.rawValue)\"", with: "style=\"color:\(meaning.css)\"")
        .replacing("mathbackground=\"\(meaning.rawValue)\"", with: "style=\"background-color:\(meaning.css)\"")
        .replacing("color:\(meaning.rawValue);", with: "color:\(meaning.css);")
    }
    return attribute
  }

  private static func unknown(_ name: String, in formula: TeX) -> Diagnostic {
    let known = Meaning.allCases.map(\.rawValue)
    let nearest = Suggestion.nearest(to: name, among: known + names.sorted())
    let message = "`\(name)` is no colour\(nearest.map { " (did you mean `\($0)`?)" } ?? "")"
    let text = formula.text
    let column = text.firstRange(of: "{\(name)}").map {
      text.utf8.distance(from: text.startIndex, to: $0.lowerBound) + 2
    }
    return .error(.weave, message, at: column.map { SourceLocation(file: "TeX", line: 1, column: $0) })
  }

  /// The names of colours in CSS.
  private static let names = Set(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
    darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
    firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
    mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
    midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
    rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue
    slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent turquoise violet wheat
    white whitesmoke yellow yellowgreen
    """.split { $0 == " " || $0 == "\n" }.map { String($0) }
  )
}
