// Strokes and words that several figures share.

extension SVG {
  static var gridStroke: KeyValuePairs<String, String> { ["style": "stroke:var(--grid,#8884);stroke-width:1"] }

  /// Numbers in columns: all digits of one width.
  static var tabular: KeyValuePairs<String, String> { ["style": "font-variant-numeric:tabular-nums"] }

  /// Appends a figure's title, cut where it is wider than the figure.
  mutating func heading(_ title: String, baseline: Double, width: Double) {
    let text = TextWidth.fitted(title, to: width - 4, size: 15)
    label(text, at: Point(x: 0, y: baseline), ["font-size": "14", "font-weight": "600"])
  }

  /// Appends what a reader has to know about a figure's data, one line a note.
  mutating func notes(_ notes: [String], baseline: Double, width: Double) {
    for (index, note) in notes.enumerated() {
      let place = Point(x: 0, y: baseline + Double(index) * Self.noteHeight)
      let text = TextWidth.fitted(note, to: width - 4, size: 11)
      label(text, at: place, ["font-size": "11", "font-style": "italic", "opacity": "0.85"])
    }
  }

  static let noteHeight = 15.0

  /// Appends the label of a horizontal axis: centred below the area, as far as the figure's width lets it.
  mutating func label(_ label: String, below area: Box, baseline: Double, width: Double) {
    let text = TextWidth.fitted(label, to: width - 8)
    let half = TextWidth.of(text) / 2
    let x = max(half, min((area.left + area.right) / 2, width - half))
    self.label(text, at: Point(x: x, y: baseline), anchor: .middle)
  }

  /// A reference to an id of this figure, as `clip-path` and such want it.
  static func reference(_ name: String) -> String { "url(#{id}-\(name))" }

  /// Defines a clip path of that name.
  mutating func clip(_ name: String, to box: Box) {
    element("clipPath", ["id": "{id}-\(name)"]) { $0.rectangle(box, [:]) }
  }

  /// Appends a line through the points.
  mutating func path(_ points: [Point], _ style: String, closed: Bool = false, clipped: Bool = false) {
    let shape = Self.path(points, closed: closed)
    element(
      "path",
      clipped ? ["d": shape, "clip-path": Self.reference("area"), "style": style] : ["d": shape, "style": style]
    )
  }

  /// Appends an arrow, with its head at `end`.
  mutating func arrow(from start: Point, to end: Point, colour: Colour, clipped: Bool = false) {
    path([start, end], "fill:none;stroke:\(colour.css);stroke-width:2", clipped: clipped)
    arrowhead(from: start, to: end, colour: colour, size: min(9, start.distance(to: end)))
  }

  /// Appends the head of an arrow, its tip at `end`.
  mutating func arrowhead(from start: Point, to end: Point, colour: Colour, size: Double) {
    let length = start.distance(to: end)
    guard length > 0 else { return }
    let (x, y) = ((end.x - start.x) / length, (end.y - start.y) / length)
    let foot = Point(x: end.x - x * size, y: end.y - y * size)
    let half = size * 0.42
    let corners = [
      end, Point(x: foot.x - y * half, y: foot.y + x * half), Point(x: foot.x + y * half, y: foot.y - x * half),
    ]
    path(corners, "fill:\(colour.css);stroke:none", closed: true)
  }
}

extension Colour {
  var lineStyle: String {
    "fill:none;stroke:\(css);stroke-width:2;stroke-linejoin:round;stroke-dasharray:\(dashes)"
  }
}
