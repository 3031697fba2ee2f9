/// An element of an SVG drawing.
struct SVGElement: Hashable {
  enum Child: Hashable {
    case element(SVGElement)
    /// Not escaped.
    case text(String)
  }

  var name: String
  /// Values by name, not escaped.
  var attributes: [String: String] = [:]
  var children: [Child] = []

  subscript(attribute: String) -> String? {
    get { attributes[attribute] }
    set { attributes[attribute] = newValue }
  }

  var elements: [SVGElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// True if an element of that name is in it, however deep.
  func contains(_ name: String) -> Bool {
    elements.contains { $0.name == name || $0.contains(name) }
  }

  /// Attributes that describe a shape or a text, in the order in which they are written.
  static let drawingAttributes = [
    "gradientUnits", "text-anchor", "x", "y", "x1", "y1", "x2", "y2", "font-family", "font-weight", "font-style",
    "text-decoration", "baseline-shift", "font-size", "fill", "fill-opacity", "stroke", "stroke-width",
    "stroke-dasharray",
    "stroke-opacity", "cx", "cy", "r", "rx", "ry", "fx", "fy", "points", "d", "transform", "offset",
  ]

  /// All attributes that are written, in order.
  private static let allAttributes =
    ["id", "class", "role", "width", "height", "viewBox", "href"] + drawingAttributes + ["style"]

  /// The element as a page holds it, with the attributes listed here. What has elements in it has them on lines of
  /// their own.
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
