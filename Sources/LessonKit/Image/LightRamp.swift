/// The colours of activations, from near black (0) through amber to a warm white (1): the same on a light and on a dark
/// page, lighter at every step, and so distinguishable without hue.
enum LightRamp {
  /// The colours at equal distances; those between them are interpolated.
  private static let stops: [(Double, Double, Double)] = [
    (12, 10, 8), (74, 44, 10), (158, 98, 12), (234, 170, 52), (255, 249, 230),
  ]

  /// Returns the colour of an activation. Values outside 0...1 are clamped; NaN counts as 0.
  static func colour(at value: Double) -> PNG.Colour {
    let place = (value > 0 ? min(value, 1) : 0) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let (low, high, part) = (stops[index], stops[index + 1], place - Double(index))
    func mixed(_ low: Double, _ high: Double) -> UInt8 { UInt8((low + (high - low) * part).rounded()) }
    return (mixed(low.0, high.0), mixed(low.1, high.1), mixed(low.2, high.2), 255)
  }

  /// Returns the colour of text on an activation's colour, black or white: the one with a contrast of at least 4.5.
  static func ink(at value: Double) -> String {
    value >= 0.521 ? "#000000" : "#ffffff"
  }

  /// Returns the colour of an activation as `#` and six hexadecimal digits.
  static func hexadecimal(at value: Double) -> String {
    let colour = colour(at: value)
    return [colour.red, colour.green, colour.blue].reduce("#") {
      $0 + ($1 < 16 ? "0" : "") + String($1, radix: 16)
    }
  }
}
