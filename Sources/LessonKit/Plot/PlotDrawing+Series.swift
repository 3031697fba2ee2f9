extension PlotDrawing {
  mutating func drawLine(_ points: [Point], in style: SeriesStyle) {
    for run in runs(of: points) {
      let places = decimated(run.map(layout.place), width: layout.area.width)
      occupied += places
      if let only = places.first, places.allSatisfy({ $0 == only }) {
        // A line of one point would be invisible.
        drawMarker(at: only, in: style)
      } else {
        drawThin(places, style.line)
      }
    }
  }

  /// Draws a line through the data without the points that it does not need.
  private mutating func drawThin(_ places: [Point], _ style: String, closed: Bool = false) {
    let points = closed ? places : Polyline.simplified(places)
    let path = Tenths.path(points.map(Tenths.init), closed: closed)
    svg.element("path", ["d": path, "clip-path": SVG.reference("area"), "style": style])
  }

  mutating func drawPoints(_ points: [Point], in style: SeriesStyle) {
    let places = points.filter { $0.isDrawable }.map(layout.place).filter(isVisible)
    occupied += places
    guard places.count > 400 else {
      for place in places { drawMarker(at: place, in: style) }
      return
    }
    // Many points become one path of round dots, at most one dot a pixel.
    var dots = ""
    var isTaken = Array(repeating: false, count: Int(layout.width + 1) * Int(layout.height + 1))
    for place in places {
      let pixel = Int(place.y) * Int(layout.width + 1) + Int(place.x)
      if isTaken[pixel] { continue }
      isTaken[pixel] = true
      dots += "M\(SVG.number(place.x)) \(SVG.number(place.y))h0"
    }
    let look = "fill:none;stroke:\(style.css);stroke-width:3.5;stroke-linecap:round;stroke-opacity:0.7"
    svg.element("path", ["d": dots, "style": look])
  }

  mutating func drawArea(_ lower: [Point], _ upper: [Point], in style: SeriesStyle) {
    let pairs = Array(zip(lower, upper))
    for range in ranges(where: pairs.map { $0.isDrawable && $1.isDrawable }) {
      let top = pairs[range].map { layout.place($0.1) }
      let bottom = pairs[range].map { layout.place($0.0) }
      occupied += top
      let fill = "fill:\(style.css);fill-opacity:0.22;stroke:none"
      drawThin(Polyline.simplified(top) + Polyline.simplified(bottom.reversed()), fill, closed: true)
      drawThin(top, "fill:none;stroke:\(style.css);stroke-width:1.5")
    }
  }

  mutating func drawPath(_ points: [Point], in style: SeriesStyle) {
    for run in runs(of: points) {
      // Steps shorter than a pixel are omitted, except for the last one.
      var places: [Point] = []
      for (index, place) in run.map(layout.place).enumerated() {
        if let last = places.last, last.distance(to: place) < 1, index < run.count - 1 { continue }
        places.append(place)
      }
      occupied += places
      if plot.hasContour { drawThin(places, SVG.halo) }
      drawThin(places, style.line)
      for (from, to) in zip(places, places.dropFirst()) where from.distance(to: to) > 16 && isVisible(to) {
        svg.arrowhead(from: from, to: to, colour: style.css, size: 7)
      }
      for place in places where isVisible(place) {
        style.marker.draw(at: place, colour: style.css, scale: 0.7, on: &svg)
      }
    }
  }

  mutating func drawArrow(_ from: Point, _ to: Point, in style: SeriesStyle) {
    guard from.isDrawable, to.isDrawable else { return }
    let (start, end) = (layout.place(from), layout.place(to))
    occupied += [start, end]
    if start == end {
      drawMarker(at: start, in: style)
    } else {
      if plot.hasContour { drawThin([start, end], SVG.halo) }
      svg.arrow(from: start, to: end, colour: style.css, clipped: true)
    }
  }

  mutating func drawRule(from start: Point, isVertical: Bool, in style: SeriesStyle) {
    guard start.isDrawable else { return }
    let from = layout.place(start)
    let to = isVertical ? Point(x: from.x, y: layout.area.top) : Point(x: layout.area.right, y: from.y)
    svg.path([from, to], "fill:none;stroke:\(style.css);stroke-width:1.4;stroke-dasharray:5 3", clipped: true)
  }

  private mutating func drawMarker(at place: Point, in style: SeriesStyle) {
    if isVisible(place) { style.marker.draw(at: place, colour: style.css, on: &svg) }
  }

  func isVisible(_ place: Point) -> Bool {
    layout.area.outset(by: 1).contains(place)
  }

  /// Splits a line at the points that are not drawable.
  private func runs(of points: [Point]) -> [[Point]] {
    ranges(where: points.map { $0.isDrawable }).map { Array(points[$0]) }
  }
}

/// Returns the maximal ranges of indices for which `flags` is true.
private func ranges(where flags: [Bool]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  for (index, flag) in flags.enumerated() where flag {
    if let last = ranges.last, last.upperBound == index {
      ranges[ranges.count - 1] = last.lowerBound..<index + 1
    } else {
      ranges.append(index..<index + 1)
    }
  }
  return ranges
}

/// Reduces a line with far more points than pixels without changing its look: of each column of half a pixel, the
/// first, last, lowest and highest points remain. A line that is not a function of x is returned unchanged.
private func decimated(_ places: [Point], width: Double) -> [Point] {
  guard Double(places.count) > 4 * width, zip(places, places.dropFirst()).allSatisfy({ $0.x <= $1.x }) else {
    return places
  }
  var kept: [Point] = []
  var start = 0
  while start < places.count {
    let column = (places[start].x * 2).rounded(.down)
    var end = start
    var (lowest, highest) = (start, start)
    while end < places.count, (places[end].x * 2).rounded(.down) == column {
      if places[end].y < places[lowest].y { lowest = end }
      if places[end].y > places[highest].y { highest = end }
      end += 1
    }
    var previous = -1
    for index in [start, min(lowest, highest), max(lowest, highest), end - 1] where index > previous {
      kept.append(places[index])
      previous = index
    }
    start = end
  }
  return kept
}
