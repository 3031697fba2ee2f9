/// SVG text, built element by element. All texts and coordinates pass through `escape` or `number`, so that the result
/// is well-formed whatever the data.
struct SVG {
  typealias Attributes = KeyValuePairs<String, String>

  /// The elements so far.
  private(set) var text = ""

  /// Appends an empty element. Attributes' values are escaped.
  mutating func element(_ name: String, _ attributes: Attributes) {
    text += "<\(name)\(Self.list(attributes))/>"
  }

  /// Appends an element whose content is appended by `content`.
  mutating func element(_ name: String, _ attributes: Attributes, _ content: (inout SVG) -> Void) {
    text += "<\(name)\(Self.list(attributes))>"
    content(&self)
    text += "</\(name)>"
  }

  mutating func circle(at centre: Point, radius: String, _ attributes: Attributes) {
    let (x, y) = (Self.number(centre.x), Self.number(centre.y))
    text += #"<circle cx="\#(x)" cy="\#(y)" r="\#(radius)"\#(Self.list(attributes))/>"#
  }

  mutating func line(_ from: Point, _ to: Point, _ attributes: Attributes) {
    let (x1, y1, x2, y2) = (Self.number(from.x), Self.number(from.y), Self.number(to.x), Self.number(to.y))
    text += #"<line x1="\#(x1)" y1="\#(y1)" x2="\#(x2)" y2="\#(y2)"\#(Self.list(attributes))/>"#
  }

  mutating func rectangle(_ box: Box, _ attributes: Attributes) {
    let (x, y) = (Self.number(box.left), Self.number(box.top))
    let (width, height) = (Self.number(box.width), Self.number(box.height))
    text += #"<rect x="\#(x)" y="\#(y)" width="\#(width)" height="\#(height)"\#(Self.list(attributes))/>"#
  }

  enum Anchor: String { case start, middle, end }

  /// Appends a line of text. Its baseline is at `point`, which is its start, middle or end.
  mutating func label(_ string: String, at point: Point, anchor: Anchor = .start, _ attributes: Attributes = [:]) {
    let anchoring = anchor == .start ? "" : #" text-anchor="\#(anchor.rawValue)""#
    text += #"<text x="\#(Self.number(point.x))" y="\#(Self.number(point.y))"\#(anchoring)\#(Self.list(attributes))>"#
    text += Self.escape(string) + "</text>"
  }

  /// Returns a coordinate, rounded to two decimals and limited to ±10⁶. A value that is not finite becomes 0.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let limit = 1e6
    let hundredths = Int((min(max(value, -limit), limit) * 100).rounded())
    let (whole, fraction) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    if fraction == 0 { return "\(sign)\(whole)" }
    if fraction % 10 == 0 { return "\(sign)\(whole).\(fraction / 10)" }
    return "\(sign)\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// Returns a path through the points, as the `d` attribute of a `path` element.
  static func path(_ points: some Sequence<Point>, closed: Bool = false) -> String {
    var path = ""
    for point in points {
      path += "\(path.isEmpty ? "M" : "L")\(number(point.x)) \(number(point.y))"
    }
    return path.isEmpty || !closed ? path : path + "Z"
  }

  /// Escapes a text for use as XML text or as an attribute's value. Characters that XML forbids become U+FFFD.
  static func escape(_ string: String) -> String {
    var escaped = ""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func list(_ attributes: Attributes) -> String {
    attributes.reduce(into: "") { $0 += #" \#($1.key)="\#(escape($1.value))""# }
  }
}
