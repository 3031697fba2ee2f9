/// Adapts a drawing of Graphviz's, black on a white background, to a page that is light or dark.
///
/// - The colour `black`, Graphviz's default, becomes the colour of the page's text; on a shape that the author filled
///   it becomes black or white, whichever has the better contrast.
/// - Colours with a meaning take the page's shade: see `MeaningColour`.
/// - Other colours and all fills stay. (`#000000` is black on any page.)
/// - The background is removed unless the author coloured it.
///
/// All elements not handled here are removed, and so are all attributes but `SVGElement.drawingAttributes`, and links
/// to anything but `http:`, `https:` and `#` addresses.
struct DiagramStyler {
  /// A filled shape, on which later elements may be drawn.
  private struct Backdrop {
    var box: BoundingBox
    var shade: Shade
  }

  private let id: String
  private var backdrops: [Backdrop] = []
  /// The gradients so far, by the ids that Graphviz gave them.
  private var gradients: [String: (id: String, shade: Shade?)] = [:]
  /// The smallest size of a text so far, in the drawing's units.
  private var smallestText: Double?

  init(id: String) {
    self.id = id
  }

  /// The adapted drawing. Each drawing needs a styler of its own.
  mutating func styled(_ drawing: SVGElement, title: String) -> SVGElement {
    var root = SVGElement(name: "svg")
    root["id"] = id
    root["role"] = "img"
    root["width"] = Self.pixels(drawing["width"])
    root["height"] = Self.pixels(drawing["height"])
    root["viewBox"] = drawing["viewBox"].map(Coordinates.shortened)
    root["fill"] = "currentColor"
    root["text-anchor"] = "middle"
    root.children =
      [.element(SVGElement(name: "title", children: [.text(title)]))] + children(of: drawing, groupClass: nil)
    root["style"] = "font-family:var(--figure-font,Helvetica,Arial,sans-serif)\(legibleWidth(of: root))"
    return root
  }

  // MARK: - Elements

  private mutating func children(of element: SVGElement, groupClass: DiagramGroup?) -> [SVGElement.Child] {
    var result: [SVGElement.Child] = []
    for child in element.children {
      switch child {
      case .element(let element): result += styled(element, groupClass: groupClass).map { .element($0) }
      case .text(let text): result.append(.text(text))
      }
    }
    return result
  }

  /// The elements that replace an element: itself, none, or its content.
  private mutating func styled(_ element: SVGElement, groupClass: DiagramGroup?) -> [SVGElement] {
    switch element.name {
    case "g": group(element, groupClass: groupClass)
    case "a": link(element, groupClass: groupClass)
    case "text": [text(element)]
    case "polygon", "polyline", "path", "ellipse": shape(element, groupClass: groupClass).map { [$0] } ?? []
    case "defs": [SVGElement(name: "defs", children: children(of: element, groupClass: groupClass))]
    case "linearGradient", "radialGradient": [gradient(element)]
    case "stop": [Self.cleaned(element)]
    default: []
    }
  }

  private mutating func group(_ element: SVGElement, groupClass: DiagramGroup?) -> [SVGElement] {
    guard let own = element["class"].flatMap(DiagramGroup.init) else {
      return elements(of: element, groupClass: groupClass)
    }
    var group = Self.cleaned(element)
    group["class"] = own.name
    var content = elements(of: element, groupClass: own)
    if own == .centred { DiagramGroup.centreTexts(in: &content) }
    let tooltip = content.first { $0.name == "title" }
    group.children = ([tooltip].compactMap { $0 } + content.filter { $0.name != "title" }).map { .element($0) }
    return [group]
  }

  private mutating func link(_ element: SVGElement, groupClass: DiagramGroup?) -> [SVGElement] {
    let content = elements(of: element, groupClass: groupClass)
    guard let address = element["xlink:href"] else {
      // Graphviz writes a tooltip as a link without an address.
      guard let tooltip = element["xlink:title"] else { return content }
      return [SVGElement(name: "title", children: [.text(tooltip)])] + content
    }
    guard Self.isAllowed(address) else { return content }
    return [SVGElement(name: "a", attributes: ["href": address], children: content.map { .element($0) })]
  }

  private mutating func elements(of element: SVGElement, groupClass: DiagramGroup?) -> [SVGElement] {
    children(of: element, groupClass: groupClass).compactMap {
      if case .element(let element) = $0 { element } else { nil }
    }
  }

  private mutating func text(_ element: SVGElement) -> SVGElement {
    var text = Self.cleaned(element)
    text.children = element.children
    if text["font-family"] == "Helvetica,sans-Serif" { text["font-family"] = nil }
    if text["text-anchor"] == "middle" { text["text-anchor"] = nil }
    text["font-size"] = text["font-size"].map(Coordinates.shortened)
    if let size = text["font-size"].flatMap(Double.init) { smallestText = min(size, smallestText ?? size) }
    // Text without a colour inherits that of the page's text.
    if text["fill"] ?? Self.black == Self.black { text["fill"] = ink(for: element) }
    return text
  }

  private mutating func shape(_ element: SVGElement, groupClass: DiagramGroup?) -> SVGElement? {
    var shape = Self.cleaned(element)
    if groupClass == .graph, shape["fill"] == "white" { return nil }
    if shape["stroke"] == "transparent" { shape["stroke"] = nil }
    let ink = ink(for: element, isArrowhead: groupClass == .edge && element.name != "path") ?? "currentColor"
    if shape["stroke"] == Self.black { shape["stroke"] = ink }
    if shape["fill"] == Self.black, groupClass == .edge || groupClass == .point {
      shape["fill"] = ink
      return shape
    }
    let gradient = shape["fill"].flatMap { fill in gradients.first { fill == "url(#\($0.key))" }?.value }
    if let gradient { shape["fill"] = "url(#\(gradient.id))" }
    let shade = gradient?.shade ?? shape["fill"].flatMap(Shade.init)
    // On a shape that is mostly transparent, the page's text colour is legible.
    let opacity = shape["fill-opacity"].flatMap(Double.init) ?? 1
    if let shade, opacity > 0.75, let box = BoundingBox(element) { backdrops.append(Backdrop(box: box, shade: shade)) }
    return shape
  }

  private mutating func gradient(_ element: SVGElement) -> SVGElement {
    var gradient = Self.cleaned(element)
    let name = "\(id)-gradient\(gradients.count + 1)"
    let colours = element.elements.compactMap { $0["style"]?.split(separator: ";").first }
    let shades = colours.compactMap { Shade(colour: String($0.trimmingPrefix("stop-color:"))) }
    if let old = element["id"] { gradients[old] = (name, shades.first) }
    gradient["id"] = name
    gradient.children = children(of: element, groupClass: nil)
    return gradient
  }

  // MARK: - Colours

  /// Graphviz's default colour.
  private static let black = "black"

  /// The colour of an element on the topmost filled shape that contains it; `nil` if there is none. Of an arrowhead
  /// only the centre counts, as it often overlaps the shape's border.
  private func ink(for element: SVGElement, isArrowhead: Bool = false) -> String? {
    guard let box = BoundingBox(element) else { return nil }
    return backdrops.last { $0.box.contains(isArrowhead ? box.centre : box) }?.shade.ink
  }

  // MARK: - Attributes

  /// The declaration of the width below which a text of the drawing would be smaller than 9 CSS pixels; a drawing whose
  /// own size is smaller than that is never shrunk. Empty if there is no text.
  private func legibleWidth(of root: SVGElement) -> String {
    guard let smallestText, smallestText > 0, let own = root["width"].flatMap(Double.init),
      let units = root["viewBox"]?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) })
    else { return "" }
    return ";min-width:\(Int(min(own, (9 * units / smallestText).rounded(.up))))px"
  }

  /// The element without children, and without attributes that do not describe the drawing.
  private static func cleaned(_ element: SVGElement) -> SVGElement {
    let style = element.name == "stop" ? "style" : nil
    var kept = element.attributes.filter { SVGElement.drawingAttributes.contains($0.key) || $0.key == style }
    for name in ["fill", "stroke"] { kept[name] = kept[name].map(MeaningColour.css) }
    for name in Coordinates.attributes { kept[name] = kept[name].map(Coordinates.shortened) }
    return SVGElement(name: element.name, attributes: kept)
  }

  private static func isAllowed(_ address: String) -> Bool {
    let address = address.lowercased()
    return ["http://", "https://", "#"].contains { address.hasPrefix($0) }
  }

  /// Converts points, `62pt`, to CSS pixels.
  private static func pixels(_ points: String?) -> String? {
    points.flatMap { Double($0.prefix { $0 != "p" }) }.flatMap { Int(exactly: ($0 * 4 / 3).rounded()) }.map(String.init)
  }
}
