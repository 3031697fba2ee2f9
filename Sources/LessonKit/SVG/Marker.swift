/// The shape of a point in a plot.
enum Marker: Sendable, CaseIterable {
  case circle, square, triangle, diamond, cross, ring

  /// Appends the shape to `svg`, with about the area of a circle of 3.5 pixels' radius, times `scale`.
  func draw(at centre: Point, colour: String, scale: Double = 1, on svg: inout SVG) {
    func place(_ x: Double, _ y: Double) -> Point { Point(x: centre.x + x * scale, y: centre.y + y * scale) }
    switch self {
    case .circle: svg.circle(at: centre, radius: SVG.number(3.5 * scale), ["style": "fill:\(colour)"])
    case .ring:
      svg.circle(at: centre, radius: SVG.number(3 * scale), ["style": "fill:none;stroke:\(colour);stroke-width:2"])
    case .square: polygon([place(-3, -3), place(3, -3), place(3, 3), place(-3, 3)], colour, &svg)
    case .triangle: polygon([place(0, -4.2), place(4, 3), place(-4, 3)], colour, &svg)
    case .diamond: polygon([place(0, -4.5), place(4.5, 0), place(0, 4.5), place(-4.5, 0)], colour, &svg)
    case .cross:
      let strokes = SVG.path([place(-3, -3), place(3, 3)]) + SVG.path([place(-3, 3), place(3, -3)])
      svg.element("path", ["d": strokes, "style": "fill:none;stroke:\(colour);stroke-width:2"])
    }
  }

  private func polygon(_ corners: [Point], _ colour: String, _ svg: inout SVG) {
    svg.element("path", ["d": SVG.path(corners, closed: true), "style": "fill:\(colour)"])
  }
}
