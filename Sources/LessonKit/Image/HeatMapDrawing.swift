/// The SVG of a heat map: an image with one pixel a number, its axes, and the colour scale.
struct HeatMapDrawing {
  let map: HeatMap
  /// The largest magnitude, which has the deepest colour; 0 if all numbers are 0.
  let limit: Double
  let area: Box
  let width: Double
  var svg = SVG()

  static func figure(of map: HeatMap, limit: Double, missing: Int) -> Figure {
    let matrix = map.matrix
    // Square cells of up to 44 pixels, except in long matrices, whose cells would become too narrow to see.
    let cell = min(44, 440 / Double(matrix.columns), 400 / Double(matrix.rows))
    let size = (
      width: max(cell, min(440 / Double(matrix.columns), 4)) * Double(matrix.columns),
      height: max(cell, min(400 / Double(matrix.rows), 6)) * Double(matrix.rows)
    )
    let top = (map.title == nil ? 6.0 : 32) + (map.yLabel == nil ? 0 : 20)
    let left = map.hasAxes ? TextWidth.of(String(max(0, matrix.rows - 1))) + 12 : 1
    let area = Box(left: left, top: top, right: left + size.width, bottom: top + max(size.height, 44))
    var drawing = HeatMapDrawing(map: map, limit: limit, area: area, width: max(area.right + 80, 200))
    drawing.draw()

    var bottom = area.bottom + (map.hasAxes ? 26 : 6)
    if map.xLabel != nil { bottom += 20 }
    let notes = missing == 0 ? [] : ["\(missing) of \(matrix.elements.count) values are not finite: grey."]
    drawing.svg.notes(notes, baseline: bottom + 8, width: drawing.width)
    bottom += Double(notes.count) * SVG.noteHeight
    return Figure(width: drawing.width, height: bottom, title: drawing.summary(notes), body: drawing.svg.text)
  }

  private mutating func draw() {
    if let title = map.title { svg.heading(title, baseline: 16, width: width) }
    let pixels = map.matrix.elements.map { HeatMapPalette.index(of: $0.asDouble, limit: limit) }
    let kind = PNG.Kind.indexed(HeatMapPalette.colours)
    svg.image(PNG(width: map.matrix.columns, height: map.matrix.rows, pixels: pixels, kind: kind), in: area)
    svg.rectangle(area, ["fill": "none", "stroke": "currentColor", "stroke-opacity": "0.4"])
    if map.hasAxes { drawTicks() }
    drawLabels()
    drawNumbers()
    drawScale()
  }

  private mutating func drawTicks() {
    let columnWidth = area.width / Double(map.matrix.columns)
    for column in ticks(map.matrix.columns, room: area.width / 40) {
      let x = area.left + (Double(column) + 0.5) * columnWidth
      svg.label(String(column), at: Point(x: x, y: area.bottom + 17), anchor: .middle, SVG.tabular)
    }
    let rowHeight = area.height / Double(map.matrix.rows)
    for row in ticks(map.matrix.rows, room: area.height / 28) {
      let y = area.top + (Double(row) + 0.5) * rowHeight
      svg.label(String(row), at: Point(x: area.left - 6, y: y + 4), anchor: .end, SVG.tabular)
    }
  }

  private mutating func drawLabels() {
    if let label = map.xLabel {
      svg.label(label, below: area, baseline: area.bottom + (map.hasAxes ? 37 : 17), width: width)
    }
    if let label = map.yLabel {
      svg.label(TextWidth.fitted(label, to: width - 8), at: Point(x: 0, y: area.top - 8))
    }
  }

  private func ticks(_ count: Int, room: Double) -> [Int] {
    let ticks = Ticks(in: 0...max(1, Double(count - 1)), about: max(1, min(count, Int(room))), integersOnly: true)
    return ticks.values.map { Int($0) }.filter { $0 < count }
  }

  /// Draws the numbers if all of them fit into their cells.
  private mutating func drawNumbers() {
    let matrix = map.matrix
    let cell = (width: area.width / Double(matrix.columns), height: area.height / Double(matrix.rows))
    let texts = Self.aligned(matrix.elements.map { $0.asDouble }, limit: limit)
    guard cell.height >= 16, texts.allSatisfy({ TextWidth.of($0, size: 11) < cell.width - 2 }) else { return }
    for (index, text) in texts.enumerated() {
      let x = area.left + (Double(index % matrix.columns) + 0.5) * cell.width
      let y = area.top + (Double(index / matrix.columns) + 0.5) * cell.height + 4
      svg.label(text, at: Point(x: x, y: y), anchor: .middle, ["font-size": "11"])
    }
  }

  /// Formats numbers with the same number of digits after the point: two for magnitudes around 1, more for smaller and
  /// fewer for larger ones, none if all are integers. Zero is `0`, to differ from small numbers that are rounded to
  /// zero.
  static func aligned(_ values: [Double], limit: Double) -> [String] {
    let exponent = PowerOfTen.exponent(of: limit)
    guard (-4...6).contains(exponent) else { return values.map(FixedPoint.brief) }
    func texts(digits: Int) -> [String] {
      values.map { value in
        value == 0 ? "0" : isDrawable(value) ? format(value, digits: digits).typographic : FixedPoint.brief(value)
      }
    }
    let areIntegers = values.allSatisfy { !isDrawable($0) || $0 == $0.rounded() }
    return texts(digits: areIntegers ? 0 : exponent < 0 ? 1 - exponent : max(0, 2 - exponent))
  }

  /// Draws the colour scale to the right of the matrix, from `limit` at the top to -`limit`.
  private mutating func drawScale() {
    let bar = area.colourScale
    let shades = (0...HeatMapPalette.shades * 2).map { UInt8(HeatMapPalette.shades * 2 - $0) }
    svg.image(PNG(width: 1, height: shades.count, pixels: shades, kind: .indexed(HeatMapPalette.colours)), in: bar)
    svg.rectangle(bar, ["fill": "none", "stroke": "currentColor", "stroke-opacity": "0.4"])
    let middle = (bar.top + bar.bottom) / 2
    guard limit > 0 else {
      svg.label("0", at: Point(x: bar.right + 5, y: middle + 4))
      return
    }
    let ticks = Ticks(in: -limit...limit, about: max(2, Int(bar.height / 40)))
    var labelled = Array(zip(ticks.values, ticks.labels))
    // A bar that is too short for ticks is labelled at its ends.
    if labelled.count < 3 { labelled = [-limit, 0, limit].map { ($0, FixedPoint.brief($0)) } }
    for (value, label) in labelled {
      let y = middle - value / limit * bar.height / 2
      svg.line(Point(x: bar.right, y: y), Point(x: bar.right + 3, y: y), ["stroke": "currentColor"])
      let text = TextWidth.fitted(label, to: width - bar.right - 6)
      svg.label(text, at: Point(x: bar.right + 7, y: y + 4), SVG.tabular)
    }
  }

  private func summary(_ notes: [String]) -> String {
    let finite = map.matrix.elements.filter { isDrawable($0.asDouble) }.map { $0.asDouble }
    let range = "from \(FixedPoint.brief(finite.min() ?? 0)) to \(FixedPoint.brief(finite.max() ?? 0))"
    let text = "Heat map of \(map.subject), \(range)."
    return ([map.title.map { "\($0)." }, text].compactMap { $0 } + notes).joined(separator: " ")
  }
}
