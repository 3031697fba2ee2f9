/// The rectangle around a shape, in its drawing's coordinates.
struct SVGBox: Hashable {
  var left, top, right, bottom: Double

  private init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
  }

  /// - Returns: `nil` for what has no extent of its own. A text's box is a point in it.
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

  /// - Parameter coordinates: x and y by turns.
  private init?(coordinates: [Double]) {
    let x = coordinates.indices.filter { $0.isMultiple(of: 2) }.map { coordinates[$0] }
    let y = coordinates.indices.filter { !$0.isMultiple(of: 2) }.map { coordinates[$0] }
    guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
    self.init(left: left, top: top, right: right, bottom: bottom)
  }

  var centre: SVGBox {
    let (x, y) = ((left + right) / 2, (top + bottom) / 2)
    return SVGBox(left: x, top: y, right: x, bottom: y)
  }

  func contains(_ other: SVGBox) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  private static func numbers(in text: String?) -> [Double] {
    (text ?? "").split { !($0.isNumber || $0 == "." || $0 == "-") }.compactMap { Double($0) }
  }
}
