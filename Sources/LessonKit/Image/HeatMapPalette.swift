/// The colours of heat maps: red for negative numbers, blue for positive ones, the deeper the larger.
///
/// Shades differ in opacity, so that zero has the page's colour on a light and on a dark page. Both hues are of medium
/// lightness, which keeps text on them legible on either page, and opacity rises faster than linearly near zero, so
/// that small numbers remain visible.
enum HeatMapPalette {
  /// The number of shades on either side of zero.
  static let shades = 60

  /// The opacity of the deepest shade, of 255.
  private static let maximumOpacity = 225.0

  /// The negative shades from the deepest on, zero, the positive shades, and grey for numbers that are not finite.
  static let colours: [(red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8)] =
    (-shades...shades).map { shade in
      let opacity = UInt8((maximumOpacity * relativeOpacity(Double(shade.magnitude) / Double(shades))).rounded())
      return shade < 0 ? (222, 82, 54, opacity) : (47, 120, 224, opacity)
    } + [(128, 128, 128, 255)]

  /// Returns the index in `colours` of a number's colour.
  ///
  /// - Parameters:
  ///   - value: Any number.
  ///   - limit: The magnitude that has the deepest shade; 0 if all numbers are 0.
  static func index(of value: Double, limit: Double) -> UInt8 {
    guard isDrawable(value) else { return UInt8(2 * shades + 1) }
    let shade = limit > 0 ? (value / limit * Double(shades)).rounded() : 0
    return UInt8(Int(shade) + shades)
  }

  /// Returns the opacity of a magnitude, both relative to their maxima. A square root is exactly rounded on every
  /// machine; other powers are not.
  private static func relativeOpacity(_ magnitude: Double) -> Double {
    (magnitude + magnitude.squareRoot()) / 2
  }
}
