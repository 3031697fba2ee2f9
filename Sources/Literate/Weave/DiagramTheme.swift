/// Turns Graphviz's drawing, black on white paper, into a part of a page that is light or dark.
///
/// - What Graphviz draws in `black`, its default, is *ink*: it takes the colour of the page's text. On a shape that the
///   author filled, it is black or white, whichever can be read there.
/// - Other colours, and every fill, stay as the author wrote them. (`#000000` is black whatever the page.)
/// - The paper goes, unless the author coloured it.
///
/// Only the elements named here pass, with `SVGElement.drawingAttributes`; links go nowhere but to `http:`, `https:` and `#` addresses.
struct DiagramTheme {
  /// A shape already drawn, on which something may come to lie.
  private struct Backdrop {
    var box: SVGBox
    var shade: Shade
  }

  private let id: String
  private var backdrops: [Backdrop] = []
  /// The gradients met so far, by Graphviz's names for them, which depend on what it drew before.
  private var gradients: [String: (id: String, shade: Shade?)] = [:]

  init(id: String) {
    self.id = id
  }

  /// The drawing as the page has it. A theme is for one drawing.
  mutating func themed(_ drawing: SVGElement, title: String) -> SVGElement {
    var root = SVGElement(name: "svg")
    root["id"] = id
    root["role"] = "img"
    root["width"] = Self.pixels(drawing["width"])
    root["height"] = Self.pixels(drawing["height"])
    root["viewBox"] = drawing["viewBox"]?.split(separator: " ").map(Self.short).joined(separator: " ")
    root["fill"] = "currentColor"
    root["style"] = "font-family:var(--figure-font,Helvetica,Arial,sans-serif)"
    root.children = [.element(SVGElement(name: "title", children: [.text(title)]))] + children(of: drawing, kind: nil)
    return root
  }

  // MARK: - Elements

  /// The things that Graphviz draws as a group, by the group's class.
  private enum Kind: String {
    case graph, cluster, node, edge
    /// A node that is no more than a dot.
    case point = "node point"
  }

  private mutating func children(of element: SVGElement, kind: Kind?) -> [SVGElement.Child] {
    var result: [SVGElement.Child] = []
    for child in element.children {
      switch child {
      case .element(let element): result += themed(element, kind: kind).map { .element($0) }
      case .text(let text): result.append(.text(text))
      }
    }
    return result
  }

  /// Gives an element with the theme on: itself, nothing, or its content.
  private mutating func themed(_ element: SVGElement, kind: Kind?) -> [SVGElement] {
    switch element.name {
    case "g": group(element, kind: kind)
    case "a": link(element, kind: kind)
    case "text": [text(element)]
    case "polygon", "polyline", "path", "ellipse": shape(element, kind: kind).map { [$0] } ?? []
    case "defs": [SVGElement(name: "defs", children: children(of: element, kind: kind))]
    case "linearGradient", "radialGradient": [gradient(element)]
    case "stop": [Self.cleaned(element)]
    default: []
    }
  }

  private mutating func group(_ element: SVGElement, kind: Kind?) -> [SVGElement] {
    guard let own = element["class"].flatMap(Kind.init) else { return elements(of: element, kind: kind) }
    var group = Self.cleaned(element)
    group["class"] = own == .point ? "node" : own.rawValue
    let content = elements(of: element, kind: own)
    let tooltip = content.first { $0.name == "title" }
    group.children = ([tooltip].compactMap { $0 } + content.filter { $0.name != "title" }).map { .element($0) }
    return [group]
  }

  private mutating func link(_ element: SVGElement, kind: Kind?) -> [SVGElement] {
    let content = elements(of: element, kind: kind)
    guard let address = element["xlink:href"] else {
      // Graphviz's way to say that the author wrote a tooltip.
      guard let tooltip = element["xlink:title"] else { return content }
      return [SVGElement(name: "title", children: [.text(tooltip)])] + content
    }
    guard Self.isAllowed(address) else { return content }
    return [SVGElement(name: "a", attributes: ["href": address], children: content.map { .element($0) })]
  }

  private mutating func elements(of element: SVGElement, kind: Kind?) -> [SVGElement] {
    children(of: element, kind: kind).compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  private mutating func text(_ element: SVGElement) -> SVGElement {
    var text = Self.cleaned(element)
    text.children = element.children
    if text["font-family"] == "Helvetica,sans-Serif" { text["font-family"] = nil }
    text["font-size"] = text["font-size"].map { Self.short($0[...]) }
    // What has no colour has the root's, which is the page's.
    if text["fill"] ?? Self.black == Self.black { text["fill"] = ink(for: element) }
    return text
  }

  private mutating func shape(_ element: SVGElement, kind: Kind?) -> SVGElement? {
    var shape = Self.cleaned(element)
    if kind == .graph, shape["fill"] == "white" { return nil }
    if shape["stroke"] == "transparent" { shape["stroke"] = nil }
    let ink = ink(for: element, isArrowhead: kind == .edge && element.name != "path") ?? "currentColor"
    if shape["stroke"] == Self.black { shape["stroke"] = ink }
    if shape["fill"] == Self.black, kind == .edge || kind == .point {
      shape["fill"] = ink
      return shape
    }
    let gradient = shape["fill"].flatMap { fill in gradients.first { fill == "url(#\($0.key))" }?.value }
    if let gradient { shape["fill"] = "url(#\(gradient.id))" }
    let shade = gradient?.shade ?? shape["fill"].flatMap(Shade.init)
    // What shows the page through is read as the page is.
    let opacity = shape["fill-opacity"].flatMap(Double.init) ?? 1
    if let shade, opacity > 0.75, let box = SVGBox(element) { backdrops.append(Backdrop(box: box, shade: shade)) }
    return shape
  }

  private mutating func gradient(_ element: SVGElement) -> SVGElement {
    var gradient = Self.cleaned(element)
    let name = "\(id)-gradient\(gradients.count + 1)"
    let colours = element.elements.compactMap { $0["style"]?.split(separator: ";").first }
    let shades = colours.compactMap { Shade(colour: String($0.trimmingPrefix("stop-color:"))) }
    if let old = element["id"] { gradients[old] = (name, shades.first) }
    gradient["id"] = name
    gradient.children = children(of: element, kind: nil)
    return gradient
  }

  // MARK: - Colours

  private static let black = "black"

  /// The ink for what is drawn now; `nil` for the page's own. What lies on a fill in part only has the page's, but for
  /// arrowheads: they often lean over an edge.
  private func ink(for element: SVGElement, isArrowhead: Bool = false) -> String? {
    guard let box = SVGBox(element) else { return nil }
    return backdrops.last { $0.box.contains(isArrowhead ? box.centre : box) }?.shade.ink
  }

  // MARK: - Attributes

  /// The element without children, and without attributes that do not describe the drawing.
  private static func cleaned(_ element: SVGElement) -> SVGElement {
    let style = element.name == "stop" ? "style" : nil
    let kept = element.attributes.filter { SVGElement.drawingAttributes.contains($0.key) || $0.key == style }
    return SVGElement(name: element.name, attributes: kept)
  }

  private static func isAllowed(_ address: String) -> Bool {
    let address = address.lowercased()
    return ["http://", "https://", "#"].contains { address.hasPrefix($0) }
  }

  /// Points, as `62pt`, in CSS pixels.
  private static func pixels(_ points: String?) -> String? {
    points.flatMap { Double($0.prefix { $0 != "p" }) }.flatMap { Int(exactly: ($0 * 4 / 3).rounded()) }.map(String.init)
  }

  /// `14.00` as `14`.
  private static func short(_ number: Substring) -> String {
    guard number.contains(".") else { return String(number) }
    let digits = number.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(String(digits.reversed()))
  }
}
