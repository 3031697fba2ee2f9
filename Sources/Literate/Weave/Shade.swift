/// The lightness of a colour, light or dark: it decides on the ink that can be read on it.
enum Shade: Hashable {
  case light, dark

  /// - Parameter colour: a colour as Graphviz writes it into SVG: `#` and six hexadecimal digits, or one of SVG's
  ///   names. `nil` for none and for what is not a colour.
  init?(colour: String) {
    switch colour {
    case "none", "transparent", "": return nil
    case _ where colour.hasPrefix("#"):
      guard colour.utf8.count == 7, let value = UInt32(colour.dropFirst(), radix: 16) else { return nil }
      self = Self.luminance(value) > Self.middle ? .light : .dark
    default:
      self = Self.darkNames.contains(colour) ? .dark : .light
    }
  }

  /// The ink with the better contrast, by the rule of the Web Content Accessibility Guidelines.
  var ink: String {
    switch self {
    case .light: "black"
    case .dark: "white"
    }
  }

  /// Relative luminance, from 0 to 1, with the square for sRGB's curve: it needs no power function, and for the greys
  /// the middle is the true one.
  private static func luminance(_ colour: UInt32) -> Double {
    func light(_ shift: UInt32) -> Double {
      let part = Double(colour >> shift & 0xFF) / 255
      return part * part
    }
    return 0.2126 * light(16) + 0.7152 * light(8) + 0.0722 * light(0)
  }

  /// The luminance on which black and white are read equally well.
  private static let middle = 0.2125

  /// SVG's names of dark colours; every other name is a light one's.
  private static let darkNames: Set<String> = [
    "black", "blue", "blueviolet", "brown", "crimson", "darkblue", "darkgreen", "darkmagenta", "darkolivegreen",
    "darkorchid", "darkred", "darkslateblue", "darkslategray", "darkslategrey", "darkviolet", "dimgray", "dimgrey",
    "firebrick", "green", "indigo", "maroon", "mediumblue", "mediumvioletred", "midnightblue", "navy", "purple",
    "rebeccapurple", "royalblue", "saddlebrown", "sienna", "slateblue", "teal",
  ]
}
