/// The lightness of a fill colour, which determines the colour of text on it.
enum Shade: Hashable {
  case light, dark
  /// Dark on a light page, light on a dark one.
  case themed

  /// The lightness of a colour in Graphviz's SVG.
  ///
  /// - Parameter colour: `#` and six hexadecimal digits, or one of SVG's names.
  /// - Returns: `nil` if it is transparent or not a colour.
  init?(colour: String) {
    switch colour {
    case "none", "transparent", "": return nil
    case _ where colour.hasPrefix("var("): self = .themed
    case _ where colour.hasPrefix("#"):
      guard colour.utf8.count == 7, let value = UInt32(colour.dropFirst(), radix: 16) else { return nil }
      self = Self.luminance(value) > Self.middle ? .light : .dark
    default:
      self = Self.darkNames.contains(colour) ? .dark : .light
    }
  }

  /// The text colour with the better contrast, black or white, by the rule of the Web Content Accessibility Guidelines;
  /// on a shape in one of the page's colours, the page's own.
  var ink: String {
    switch self {
    case .light: "black"
    case .dark: "white"
    case .themed: "var(--paper,#fffefb)"
    }
  }

  /// The approximate relative luminance, from 0 to 1. A square replaces sRGB's transfer function, so that no power
  /// function is needed; for greys the decision at `middle` is exact.
  private static func luminance(_ colour: UInt32) -> Double {
    func light(_ shift: UInt32) -> Double {
      let part = Double(colour >> shift & 0xFF) / 255
      return part * part
    }
    return 0.2126 * light(16) + 0.7152 * light(8) + 0.0722 * light(0)
  }

  /// The luminance on which black and white have the same contrast.
  private static let middle = 0.2125

  /// The dark ones among SVG's colour names; all others are light.
  private static let darkNames: Set<String> = [
    "black", "blue", "blueviolet", "brown", "crimson", "darkblue", "darkgreen", "darkmagenta", "darkolivegreen",
    "darkorchid", "darkred", "darkslateblue", "darkslategray", "darkslategrey", "darkviolet", "dimgray", "dimgrey",
    "firebrick", "green", "indigo", "maroon", "mediumblue", "mediumvioletred", "midnightblue", "navy", "purple",
    "rebeccapurple", "royalblue", "saddlebrown", "sienna", "slateblue", "teal",
  ]
}
