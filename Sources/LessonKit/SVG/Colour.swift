/// The colour of a series in a plot. The page's style sheet sets its shade for a light and a dark page. Each colour has
/// dashes and a marker of its own, so that series differ without colour too.
public enum Colour: Int, Sendable, Hashable, CaseIterable {
  /// The colours in the order in which a plot assigns them to its series.
  case blue, red, green, purple, amber, grey

  /// The colour as a CSS value: a variable of the page, with the light page's shade as its fallback.
  var css: String {
    switch self {
    case .blue: "var(--series-1,#1a56a8)"
    case .red: "var(--series-2,#c03a1c)"
    case .green: "var(--series-3,#17988a)"
    case .purple: "var(--series-4,#8c66d8)"
    case .amber: "var(--series-5,#b98800)"
    case .grey: "var(--series-6,#46525e)"
    }
  }

  /// The dashes of lines, as a value of SVG's `stroke-dasharray`.
  var dashes: String {
    switch self {
    case .blue: "none"
    case .red: "7 3"
    case .green: "2 3"
    case .purple: "9 3 2 3"
    case .amber: "4 3"
    case .grey: "12 4"
    }
  }

  /// The shape of points.
  var marker: Marker {
    switch self {
    case .blue: .circle
    case .red: .square
    case .green: .triangle
    case .purple: .diamond
    case .amber: .cross
    case .grey: .ring
    }
  }
}
