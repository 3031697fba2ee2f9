/// The groups of elements in Graphviz's SVG, by their classes there.
enum DiagramGroup: String {
  case graph, cluster, node, edge
  /// A node of the shape `point`.
  case point = "node point"
  /// A node with the attribute `class=centred`: its lines of text are centred again, because Graphviz takes characters
  /// outside of ASCII for wider than they are.
  case centred = "node centred"

  /// The class in the page.
  var name: String {
    switch self {
    case .graph, .cluster, .edge: rawValue
    case .node, .point, .centred: "node"
    }
  }

  /// Moves texts to the middle of the first shape.
  static func centreTexts(in elements: inout [SVGElement]) {
    let shapes = elements.lazy.filter { $0.name != "text" }
    guard let middle = shapes.compactMap({ BoundingBox($0)?.centre.left }).first else { return }
    for index in elements.indices where elements[index].name == "text" {
      elements[index]["x"] = Coordinates.shortened("\(middle)")
      elements[index]["text-anchor"] = nil
    }
  }
}
