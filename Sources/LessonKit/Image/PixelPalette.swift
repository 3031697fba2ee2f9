/// The palette of images whose pixels are activations: no colour, then shades of light.
enum PixelPalette {
  private static let shades = 32

  /// The index of no colour.
  static let clear: UInt8 = 0

  static let colours: [PNG.Colour] =
    [(0, 0, 0, 0)] + (0..<shades).map { LightRamp.colour(at: Double($0) / Double(shades - 1)) }

  /// Returns the index of an intensity's colour. Intensities outside 0...1 are clamped; NaN counts as 0.
  static func index(of intensity: Float) -> UInt8 {
    1 + (intensity > 0 ? UInt8((min(intensity, 1) * Float(shades - 1)).rounded()) : 0)
  }

  /// The side of a square image of that many pixels; nil if there is none.
  static func side(of count: Int) -> Int? {
    let side = Int(Double(count).squareRoot())
    return side > 0 && side * side == count ? side : nil
  }
}

extension PNG {
  /// Creates a square image of activations, or nil if the number of pixels is not a square.
  ///
  /// - Parameter intensities: The pixels row by row, from 0 to 1. Others are clamped; NaN counts as 0.
  init?(intensities: [Float]) {
    guard let side = PixelPalette.side(of: intensities.count) else { return nil }
    width = side
    height = side
    pixels = intensities.map(PixelPalette.index)
    kind = .indexed(PixelPalette.colours)
  }
}
