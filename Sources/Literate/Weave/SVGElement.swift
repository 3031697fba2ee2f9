/// An element of an SVG drawing.
struct SVGElement: Hashable {
  enum Child: Hashable {
    case element(SVGElement)
    /// Text, not escaped.
    case text(String)
  }

  var name: String
  /// The attributes' values by name, not escaped.
  var attributes: [String: String] = [:]
  var children: [Child] = []

  subscript(attribute: String) -> String? {
    get { attributes[attribute] }
    set { attributes[attribute] = newValue }
  }

  /// The child elements.
  var elements: [SVGElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// True if there is a descendant with a name.
  func contains(_ name: String) -> Bool {
    elements.contains { $0.name == name || $0.contains(name) }
  }

  /// The attributes of shapes and texts, in the order in which they are written.
  static let drawingAttributes = [
    "gradientUnits", "text-anchor", "x", "y", "x1", "y1", "x2", "y2", "font-family", "font-weight", "font-style",
    "text-decoration", "baseline-shift", "font-size", "fill", "fill-opacity", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-opacity", "cx", "cy", "r", "rx", "ry", "fx", "fy", "points", "d", "transform", "offset",
  ]

  /// All attributes that are written, in order.
  private static let allAttributes =
    ["id", "class", "role", "width", "height", "viewBox", "href"] + drawingAttributes + ["style"]

  /// The element as HTML, with the attributes listed here only. Child elements are on lines of their own.
  var html: String {
    let start = Self.allAttributes.reduce("<\(name)") { start, attribute in
      attributes[attribute].map { "\(start) \(attribute)=\"\(HTML.escape($0))\"" } ?? start
    }
    if children.isEmpty { return "\(start)/>" }
    let hasElements = !elements.isEmpty
    let content = children.reduce(into: "") { html, child in
      switch child {
      case .element(let element): html += "\(element.html)\n"
      case .text(let text): html += HTML.escape(text)
      }
    }
    return "\(start)>\(hasElements ? "\n" : "")\(content)</\(name)>"
  }
}
