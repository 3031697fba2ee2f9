// Shapes and texts that several kinds of figures share.

extension SVG {
  /// The style of a line in the page's colour behind a line in front of a coloured ground.
  static let halo = "fill:none;stroke:var(--paper,Canvas);stroke-width:4.5;stroke-linejoin:round;stroke-opacity:0.85"

  /// The style of text with an edge in the page's colour, which keeps it legible on lines.
  static let textHalo = "paint-order:stroke;stroke:var(--paper,Canvas);stroke-width:3px;stroke-linejoin:round"

  /// Digits of equal width, for numbers in columns.
  static var tabular: Attributes { ["style": "font-variant-numeric:tabular-nums"] }

  /// Appends a figure's title, truncated to the figure's width.
  mutating func heading(_ title: String, baseline: Double, width: Double, size: Double = 14) {
    let text = TextWidth.fitted(title, to: width - 4, size: size + 1)
    label(text, at: Point(x: 0, y: baseline), ["font-size": Self.number(size), "font-weight": "600"])
  }

  /// Appends notes about a figure's data, such as the number of missing values, one line each.
  mutating func notes(_ notes: [String], baseline: Double, width: Double, size: Double = 11) {
    for (index, note) in notes.enumerated() {
      let place = Point(x: 0, y: baseline + Double(index) * (size + 4))
      let text = TextWidth.fitted(note, to: width - 4, size: size)
      label(text, at: place, ["font-size": Self.number(size), "font-style": "italic", "opacity": "0.85"])
    }
  }

  /// The height of one note, in pixels.
  static let noteHeight = 15.0

  /// Appends the label of a horizontal axis, centred below `area` but inside the figure.
  mutating func label(_ label: String, below area: Box, baseline: Double, width: Double, size: Double = 12) {
    let text = TextWidth.fitted(label, to: width - 8, size: size)
    let half = TextWidth.of(text, size: size) / 2
    let x = max(half, min((area.left + area.right) / 2, width - half))
    self.label(text, at: Point(x: x, y: baseline), anchor: .middle)
  }

  /// Returns a reference to an id of this figure, for attributes such as `clip-path`.
  static func reference(_ name: String) -> String { "url(#{id}-\(name))" }

  /// Defines a clip path with that name as its id.
  mutating func clip(_ name: String, to box: Box) {
    element("clipPath", ["id": "{id}-\(name)"]) { $0.rectangle(box, [:]) }
  }

  /// Appends a path through the points, optionally clipped to a plot's area.
  mutating func path(_ points: [Point], _ style: String, closed: Bool = false, clipped: Bool = false) {
    let shape = Self.path(points, closed: closed)
    element(
      "path",
      clipped ? ["d": shape, "clip-path": Self.reference("area"), "style": style] : ["d": shape, "style": style]
    )
  }

  /// Appends an arrow with its tip at `end`.
  mutating func arrow(from start: Point, to end: Point, colour: String, clipped: Bool = false) {
    path([start, end], "fill:none;stroke:\(colour);stroke-width:2", clipped: clipped)
    arrowhead(from: start, to: end, colour: colour, size: min(9, start.distance(to: end)))
  }

  /// Appends an arrowhead of length `size`, its tip at `end`.
  mutating func arrowhead(from start: Point, to end: Point, colour: String, size: Double) {
    let length = start.distance(to: end)
    guard length > 0 else { return }
    let (x, y) = ((end.x - start.x) / length, (end.y - start.y) / length)
    let base = Point(x: end.x - x * size, y: end.y - y * size)
    let half = size * 0.42
    let corners = [
      end, Point(x: base.x - y * half, y: base.y + x * half), Point(x: base.x + y * half, y: base.y - x * half),
    ]
    path(corners, "fill:\(colour);stroke:none", closed: true)
  }
}
