/// An element of an SVG drawing: as little of XML as Graphviz writes.
struct SVGElement: Hashable {
  enum Child: Hashable {
    case element(SVGElement)
    /// Not escaped.
    case text(String)
  }

  struct Attribute: Hashable {
    var name: String
    /// Not escaped.
    var value: String
  }

  var name: String
  /// In the order in which they are written.
  var attributes: [Attribute] = []
  var children: [Child] = []

  /// An attribute's value. Setting `nil` removes it; setting a new one puts it last.
  subscript(attribute: String) -> String? {
    get { attributes.first { $0.name == attribute }?.value }
    set {
      let index = attributes.firstIndex { $0.name == attribute }
      switch (index, newValue) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append(Attribute(name: attribute, value: value))
      case (nil, nil): break
      }
    }
  }

  var elements: [SVGElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// Whether an element of that name is in it, however deep.
  func contains(_ name: String) -> Bool {
    elements.contains { $0.name == name || $0.contains(name) }
  }

  /// The element as a page holds it. What has elements in it has them on lines of their own.
  var html: String {
    let start = attributes.reduce("<\(name)") { "\($0) \($1.name)=\"\(HTML.escape($1.value))\"" }
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
