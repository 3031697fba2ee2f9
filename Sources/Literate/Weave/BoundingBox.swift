/// The axis-aligned rectangle around a shape, in the drawing's coordinates.
struct BoundingBox: Hashable {
  var left, top, right, bottom: Double

  private init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
  }

  /// The bounding box of an element. That of a text is a point in the text.
  ///
  /// - Returns: `nil` for an element that draws nothing itself.
  init?(_ element: SVGElement) {
    func number(_ name: String) -> Double { element[name].flatMap(Double.init) ?? 0 }
    switch element.name {
    case "polygon", "polyline": self.init(coordinates: Self.numbers(in: element["points"]))
    case "path": self.init(coordinates: Self.numbers(in: element["d"]))
    case "ellipse":
      let (x, y, width, height) = (number("cx"), number("cy"), number("rx"), number("ry"))
      self.init(coordinates: [x - width, y - height, x + width, y + height])
    case "text": self.init(coordinates: [number("x"), number("y") - number("font-size") / 3])
    default: return nil
    }
  }

  /// - Parameter coordinates: The points' coordinates: x, y, x, y, and so on.
  private init?(coordinates: [Double]) {
    let x = coordinates.indices.filter { $0.isMultiple(of: 2) }.map { coordinates[$0] }
    let y = coordinates.indices.filter { !$0.isMultiple(of: 2) }.map { coordinates[$0] }
    guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
    self.init(left: left, top: top, right: right, bottom: bottom)
  }

  /// The centre, as an empty box.
  var centre: BoundingBox {
    let (x, y) = ((left + right) / 2, (top + bottom) / 2)
    return BoundingBox(left: x, top: y, right: x, bottom: y)
  }

  /// True if the other box is inside this one.
  func contains(_ other: BoundingBox) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  private static func numbers(in text: String?) -> [Double] {
    (text ?? "").split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0) }
  }
}
