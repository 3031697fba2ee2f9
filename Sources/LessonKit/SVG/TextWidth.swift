/// Estimates of the width of text. They are generous, because the page's font is unknown when a figure is drawn.
enum TextWidth {
  /// Returns the width of one line of text, in pixels.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - size: The font size in pixels.
  static func of(_ text: String, size: Double = 12) -> Double {
    text.unicodeScalars.reduce(0) { $0 + em($1) } * size
  }

  /// The width of a character, in ems (multiples of the font size).
  private static func em(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": 0.3
    case "f", "t", "r", "(", ")", "[", "]", " ", "-", "/", "\"": 0.4
    case "m", "w", "M", "W", "@", "%": 0.95
    case "A"..."Z", "+", "=", "<", ">", "−", "×", "~": 0.7
    case "⁰", "¹", "²", "³", "⁴"..."⁹", "⁻": 0.42
    case "\u{300}"..."\u{36F}", "\u{200B}"..."\u{200F}", "\u{FE00}"..."\u{FE0F}": 0
    case "\u{1100}"..."\u{11FF}", "\u{2E80}"..."\u{FFEF}", "\u{1F000}"...: 1.1
    default: 0.6
    }
  }

  /// Returns the text, truncated with an ellipsis if it is wider than `width` pixels.
  static func fitted(_ text: String, to width: Double, size: Double = 12) -> String {
    guard of(text, size: size) > width else { return text }
    var kept = text
    while !kept.isEmpty, of(kept + "…", size: size) > width { kept.removeLast() }
    return kept + "…"
  }
}
