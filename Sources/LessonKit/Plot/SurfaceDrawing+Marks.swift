// Paths, arrows, points and labels on a surface.

extension SurfaceDrawing {
  /// A point on the surface, in the figure.
  private struct Spot {
    let pixel: Point
    let isHidden: Bool
  }

  mutating func drawMarks() {
    for (mark, style) in zip(surface.marks, styles) {
      switch mark.shape {
      case .path(let places): drawPath(places, in: style)
      case .arrow(let from, let to): drawArrow(from, to, in: style)
      case .points(let places): drawPoints(places, in: style, scale: 1)
      case .annotation, .line, .area, .bars, .horizontalRule, .verticalRule, .contour: break
      }
    }
    for mark in surface.marks {
      if case .annotation(let text, let place) = mark.shape { drawAnnotation(text, at: place) }
    }
  }

  /// Returns the point of the surface at a place; nil outside the surface and where the function is not finite.
  private func spot(_ place: Point) -> Spot? {
    let (x, y) = (projection.x, projection.y)
    guard place.isDrawable, x.contains(place.x), y.contains(place.y) else { return nil }
    let value = surface.height(at: place)
    guard isDrawable(value) else { return nil }
    let isHidden = projection.isHidden(place, value, behind: surface.height)
    return Spot(pixel: projection.pixel(place, value), isHidden: isHidden)
  }

  /// Returns the points of a straight step between two places, close enough to follow the surface.
  private func spots(from start: Point, to end: Point) -> [Spot?] {
    let length = projection.position(start, 0).distance(to: projection.position(end, 0))
    let steps = max(1, min(60, Int(length / 0.06)))
    return (0...steps).map { step in
      let part = Double(step) / Double(steps)
      return spot(Point(x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part))
    }
  }

  private mutating func drawPath(_ places: [Point], in style: SeriesStyle) {
    let line = zip(places, places.dropFirst()).flatMap { spots(from: $0, to: $1) }
    draw(line, in: style)
    drawPoints(thinned(places), in: style, scale: 0.7)
  }

  /// Returns the places without those that are within a few pixels of the one before.
  private func thinned(_ places: [Point]) -> [Point] {
    var kept: [Point] = []
    var last: Point?
    for place in places {
      guard let pixel = spot(place)?.pixel else { continue }
      if let last, last.distance(to: pixel) < 4 { continue }
      kept.append(place)
      last = pixel
    }
    return kept
  }

  /// Draws a line, its hidden runs faint and dashed, with a halo that sets it off from the surface.
  private mutating func draw(_ line: [Spot?], in style: SeriesStyle) {
    var runs: [(isHidden: Bool, points: [Point])] = []
    var last: Point?
    for spot in line {
      guard let spot else {
        last = nil
        continue
      }
      if let last, runs.last?.isHidden == spot.isHidden {
        if last != spot.pixel { runs[runs.count - 1].points.append(spot.pixel) }
      } else {
        runs.append((spot.isHidden, [last, spot.pixel].compactMap { $0 }))
      }
      last = spot.pixel
    }
    let paths = runs.map { ($0.isHidden, Tenths.path($0.points.map(Tenths.init))) }
    let visible = paths.filter { !$0.0 }.map { $0.1 }.joined()
    let hidden = paths.filter { $0.0 }.map { $0.1 }.joined()
    if !hidden.isEmpty {
      let look = "fill:none;stroke:\(style.css);stroke-width:1.4;stroke-dasharray:2 3;stroke-opacity:0.7"
      svg.element("path", ["d": hidden, "style": look])
    }
    if !visible.isEmpty {
      svg.element("path", ["d": visible, "style": SVG.halo])
      svg.element("path", ["d": visible, "style": style.line])
    }
  }

  private mutating func drawArrow(_ from: Point, _ to: Point, in style: SeriesStyle) {
    let line = spots(from: from, to: to)
    draw(line, in: style)
    let drawn = line.compactMap { $0?.pixel }
    guard let end = drawn.last, let start = drawn.last(where: { $0.distance(to: end) > 6 }) else { return }
    svg.arrowhead(from: start, to: end, colour: style.css, size: 9)
  }

  private mutating func drawPoints(_ places: [Point], in style: SeriesStyle, scale: Double) {
    for spot in places.compactMap(spot) {
      if spot.isHidden {
        let look = "fill:none;stroke:\(style.css);stroke-opacity:0.8"
        svg.circle(at: spot.pixel, radius: SVG.number(3 * scale), ["style": look])
      } else {
        style.marker.draw(at: spot.pixel, colour: style.css, scale: scale, on: &svg)
      }
    }
  }

  private mutating func drawAnnotation(_ text: String, at place: Point) {
    guard let pixel = spot(place)?.pixel else { return }
    svg.circle(at: pixel, radius: "3", ["fill": "none", "stroke": "currentColor"])
    let half = TextWidth.of(text, size: Plot.textSize) / 2
    let x = max(half, min(pixel.x, width - half))
    svg.label(text, at: Point(x: x, y: pixel.y - 10), anchor: .middle, ["style": SVG.textHalo])
  }
}

extension SurfaceProjection.Position {
  func distance(to other: Self) -> Double {
    Point(x: x, y: y).distance(to: Point(x: other.x, y: other.y))
  }
}
