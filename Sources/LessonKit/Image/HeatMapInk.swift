/// The colours of heat maps: red for negative numbers, blue for positive ones, the deeper the larger.
///
/// Opacity makes the shade, so that zero is the page's colour in light and in dark. The inks are of middling lightness,
/// and small numbers get more than their share of opacity: both can be seen, and black or white words on them read, on
/// either ground.
enum HeatMapInk {
  /// Shades on either side of zero.
  static let shades = 60

  private static let deepest = 225.0

  /// Negative shades from the deepest, zero, positive shades to the deepest, and grey for what is not a number.
  static let palette: [(red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8)] =
    (-shades...shades).map { shade in
      let opacity = UInt8((deepest * softened(Double(shade.magnitude) / Double(shades))).rounded())
      return shade < 0 ? (222, 82, 54, opacity) : (47, 120, 224, opacity)
    } + [(128, 128, 128, 255)]

  /// - Parameters:
  ///   - value: Any number.
  ///   - limit: The magnitude that gets the deepest shade; 0 when all numbers are.
  /// - Returns: Where in the palette its colour is.
  static func index(of value: Double, limit: Double) -> UInt8 {
    guard isDrawable(value) else { return UInt8(2 * shades + 1) }
    let shade = limit > 0 ? (value / limit * Double(shades)).rounded() : 0
    return UInt8(Int(shade) + shades)
  }

  /// Half-way between a number and its square root, which is the same on every machine as other powers are not.
  private static func softened(_ part: Double) -> Double {
    (part + part.squareRoot()) / 2
  }
}
