extension HeatMap {
  /// The colours of a heat map, one meaning each.
  public enum Palette: Sendable, Hashable, CaseIterable {
    /// Blue for positive numbers, orange for negative ones, the deeper the larger, the page's own colour for zero.
    case weights
    /// Green for positive numbers, purple for negative ones, the deeper the larger, the page's own colour for zero.
    case nudges
    /// From near black for 0 through amber to a warm white for 1.
    case light
    /// From the page's own colour for zero to crimson.
    case cost
  }
}

extension HeatMap.Palette {
  /// The number of shades on either side of zero.
  static let shades = 60

  /// The opacity of the deepest shade, of 255, where numbers stand on the squares: the page's text keeps a contrast of
  /// at least 4.5 on it, on a light and on a dark page.
  static let opacityBelowText = 196.0

  /// The opacity of the deepest shade elsewhere, of 255.
  static let opacity = 242.0

  /// True if negative numbers have colours of their own.
  var isSigned: Bool {
    switch self {
    case .weights, .nudges: true
    case .light, .cost: false
    }
  }

  /// True if the colours cover the page, so that text on them cannot have the page's colour.
  var isOpaque: Bool {
    switch self {
    case .light: true
    case .weights, .nudges, .cost: false
    }
  }

  /// The index of zero in `colours`.
  var zero: Int { isSigned ? Self.shades : 0 }

  /// The index of the largest number's colour.
  var last: Int { zero + Self.shades }

  /// The index of the colour of numbers that are not finite.
  var missing: UInt8 { UInt8(last + 1) }

  /// The index of no colour at all.
  var clear: UInt8 { UInt8(last + 2) }

  /// The shades from the least number to the largest, then grey for numbers that are not finite, then no colour.
  ///
  /// But for those of `light`, shades differ in opacity, so that zero has the page's colour on a light and on a dark
  /// page. The hues are of medium lightness, which keeps text on them legible on either page.
  ///
  /// - Parameter deepest: The opacity of the deepest shade, of 255.
  func colours(deepest: Double) -> [PNG.Colour] {
    let range = (isSigned ? -Self.shades : 0)...Self.shades
    return range.map { colour(ofShade: $0, deepest: deepest) } + [(128, 128, 128, 255), (128, 128, 128, 0)]
  }

  private func colour(ofShade shade: Int, deepest: Double) -> PNG.Colour {
    let relative = Double(shade.magnitude) / Double(Self.shades)
    // Opacity rises faster than linearly near zero, so that small numbers remain visible. A square root is exactly
    // rounded on every machine; other powers are not.
    let opacity = UInt8((deepest * (relative + relative.squareRoot()) / 2).rounded())
    switch self {
    case .weights: return shade < 0 ? (192, 84, 0, opacity) : (34, 112, 202, opacity)
    case .nudges: return shade < 0 ? (148, 78, 212, opacity) : (20, 128, 72, opacity)
    case .cost: return (216, 48, 92, opacity)
    case .light: return LightRamp.colour(at: relative)
    }
  }
}

/// The mapping of numbers to the colours of a palette.
struct HeatMapScale {
  let palette: HeatMap.Palette
  /// The magnitude that has the deepest colour; 0 if all numbers are 0.
  let limit: Double

  /// The scale of a map: with its own limit, or with that of its largest number. Light reaches at least to 1.
  init(of map: HeatMap) {
    palette = map.palette
    let values = map.matrix.elements.map { $0.asDouble }.filter(isDrawable)
    let largest = values.reduce(0) { max($0, map.palette.isSigned ? $1.magnitude : $1) }
    switch map.palette {
    case .light: limit = map.limit ?? max(1, largest)
    case .weights, .nudges, .cost: limit = map.limit ?? largest
    }
  }

  /// Returns the index of a number's colour. Numbers beyond the scale have the colour of its end.
  func index(of value: Double) -> UInt8 {
    guard isDrawable(value) else { return palette.missing }
    let shade = limit > 0 ? (max(-1, min(1, value / limit)) * Double(HeatMap.Palette.shades)).rounded() : 0
    return UInt8(max(0, palette.zero + Int(shade)))
  }

  /// True for a finite number that the scale does not reach.
  func isBeyond(_ value: Double) -> Bool {
    isDrawable(value) && (value > limit || value < (palette.isSigned ? -limit : 0))
  }
}
