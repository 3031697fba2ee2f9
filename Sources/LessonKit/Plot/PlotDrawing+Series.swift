extension PlotDrawing {
  mutating func drawLine(_ points: [Point], in colour: Colour) {
    for run in runs(of: points) {
      let places = decimated(run.map(layout.place), width: layout.area.width)
      occupied += places
      if let only = places.first, places.allSatisfy({ $0 == only }) {
        // A line of one point would be invisible.
        drawMarker(at: only, in: colour)
      } else {
        svg.path(places, colour.lineStyle, clipped: true)
      }
    }
  }

  mutating func drawPoints(_ points: [Point], in colour: Colour) {
    let places = points.filter { $0.isDrawable }.map(layout.place).filter(isVisible)
    occupied += places
    guard places.count > 400 else {
      for place in places { drawMarker(at: place, in: colour) }
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
    let style = "fill:none;stroke:\(colour.css);stroke-width:3.5;stroke-linecap:round;stroke-opacity:0.7"
    svg.element("path", ["d": dots, "style": style])
  }

  mutating func drawArea(_ lower: [Point], _ upper: [Point], in colour: Colour) {
    let pairs = Array(zip(lower, upper))
    for range in ranges(where: pairs.map { $0.isDrawable && $1.isDrawable }) {
      let top = pairs[range].map { layout.place($0.1) }
      let bottom = pairs[range].map { layout.place($0.0) }
      occupied += top
      let style = "fill:\(colour.css);fill-opacity:0.22;stroke:none"
      svg.path(top + bottom.reversed(), style, closed: true, clipped: true)
      svg.path(top, "fill:none;stroke:\(colour.css);stroke-width:1.5", clipped: true)
    }
  }

  mutating func drawBars(_ values: [Double], _ labels: [String], in colour: Colour) {
    let names = values.indices.map { $0 < labels.count ? labels[$0] : String($0) }
    let slot = layout.area.width / (layout.xRange.upperBound - layout.xRange.lowerBound)
    let widest = names.reduce(1) { max($0, TextWidth.of($1) + 8) }
    let stride = Int(min(max(widest / slot, 1), 1e9).rounded(.up))
    for (index, value) in values.enumerated() {
      let foot = layout.place(Point(x: Double(index), y: 0))
      if index % stride == 0, isVisible(Point(x: foot.x, y: layout.area.bottom)) {
        svg.label(names[index], at: Point(x: foot.x, y: layout.xTickBaseline), anchor: .middle)
      }
      guard isDrawable(value) else { continue }
      let head = layout.place(Point(x: Double(index), y: value))
      occupied.append(head)
      let bar = Box(
        left: foot.x - slot * 0.38,
        top: min(foot.y, head.y),
        right: foot.x + slot * 0.38,
        bottom: max(foot.y, head.y)
      )
      svg.rectangle(bar, ["clip-path": SVG.reference("area"), "style": "fill:\(colour.css);fill-opacity:0.85"])
    }
  }

  mutating func drawPath(_ points: [Point], in colour: Colour) {
    for run in runs(of: points) {
      // Steps shorter than a pixel are omitted, except for the last one.
      var places: [Point] = []
      for (index, place) in run.map(layout.place).enumerated() {
        if let last = places.last, last.distance(to: place) < 1, index < run.count - 1 { continue }
        places.append(place)
      }
      occupied += places
      svg.path(places, "fill:none;stroke:\(colour.css);stroke-width:1.6;stroke-linejoin:round", clipped: true)
      for (from, to) in zip(places, places.dropFirst()) where from.distance(to: to) > 16 && isVisible(to) {
        svg.arrowhead(from: from, to: to, colour: colour, size: 7)
      }
      for place in places where isVisible(place) {
        svg.circle(at: place, radius: "2.4", ["style": "fill:\(colour.css)"])
      }
    }
  }

  mutating func drawArrow(_ from: Point, _ to: Point, in colour: Colour) {
    guard from.isDrawable, to.isDrawable else { return }
    let (start, end) = (layout.place(from), layout.place(to))
    occupied += [start, end]
    if start == end {
      drawMarker(at: start, in: colour)
    } else {
      svg.arrow(from: start, to: end, colour: colour, clipped: true)
    }
  }

  mutating func drawRule(from start: Point, isVertical: Bool, in colour: Colour) {
    guard start.isDrawable else { return }
    let from = layout.place(start)
    let to = isVertical ? Point(x: from.x, y: layout.area.top) : Point(x: layout.area.right, y: from.y)
    svg.path([from, to], "fill:none;stroke:\(colour.css);stroke-width:1.4;stroke-dasharray:5 3", clipped: true)
  }

  private mutating func drawMarker(at place: Point, in colour: Colour) {
    if isVisible(place) { colour.marker.draw(at: place, colour: colour.css, on: &svg) }
  }

  private func isVisible(_ place: Point) -> Bool {
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
