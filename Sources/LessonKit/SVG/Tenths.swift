/// A point of a figure, rounded to a tenth of a pixel. Paths of such points are short, because they are written as
/// exact differences.
struct Tenths: Equatable {
  /// The coordinates in tenths of a pixel.
  let x, y: Int

  /// Rounds a point; coordinates that are not finite become 0, and others are limited to ±10⁶ pixels.
  init(_ point: Point) {
    func tenths(_ value: Double) -> Int { value.isFinite ? Int((min(max(value, -1e6), 1e6) * 10).rounded()) : 0 }
    (x, y) = (tenths(point.x), tenths(point.y))
  }

  /// Returns a path through the points, as the `d` attribute of a `path` element. Points that are equal to their
  /// predecessors are omitted.
  static func path(_ points: some Sequence<Tenths>, closed: Bool = false) -> String {
    var path = ""
    var last: Tenths?
    for point in points {
      if let last {
        if point == last { continue }
        append(point.x - last.x, point.y - last.y, to: &path)
      } else {
        path += "M\(text(point.x)) \(text(point.y))l"
      }
      last = point
    }
    if path.last == "l" { path += "0 0" }
    return path.isEmpty || !closed ? path : path + "z"
  }

  private static func append(_ x: Int, _ y: Int, to path: inout String) {
    if path.last != "l", x >= 0 { path += " " }
    path += text(x)
    if y >= 0 { path += " " }
    path += text(y)
  }

  /// Writes a number of tenths: 15 is `1.5`, -3 is `-.3`.
  private static func text(_ tenths: Int) -> String {
    let (whole, fraction) = (tenths.magnitude / 10, tenths.magnitude % 10)
    let sign = tenths < 0 ? "-" : ""
    if fraction == 0 { return "\(sign)\(whole)" }
    return whole == 0 ? "\(sign).\(fraction)" : "\(sign)\(whole).\(fraction)"
  }
}
