/// A series' colour. The page decides what it looks like in light and in dark; dashes and marker shapes go with it, so
/// that series can be told apart without seeing colours.
public enum Colour: Int, Sendable, Hashable, CaseIterable {
  case blue, red, green, purple, amber, grey

  /// The colour as a CSS value, with the light page's one as default.
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

  /// The dashes of its lines, as SVG's `stroke-dasharray`.
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

  /// The shape of its points.
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
