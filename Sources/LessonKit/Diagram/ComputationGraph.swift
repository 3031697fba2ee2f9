import Wire

/// The computation of a number from others, as a graph: values in the nodes, derivatives on the edges.
///
/// ```swift
/// let graph = ComputationGraph()
///   .node("w", 0.5).node("x", 2).node("z = wx", 1)
///   .edge("w", "z", derivative: 2).edge("x", "z", derivative: 0.5)
/// show(Diagram(graph: graph))
/// ```
public struct ComputationGraph: Sendable {
  struct Node: Sendable {
    /// The node's text: `z`, or with a formula `z = wx + b`.
    let title: String
    /// The node's name: the part before the equals sign.
    var name: String { String(title.prefix { $0 != "=" }).trimmed }
    var value: Float?
    /// Of the result with respect to this node.
    var derivative: Float?
  }

  struct Edge: Sendable {
    let from, to: Int
    let label: String?
    let derivative: Float?
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  /// Creates a graph without nodes.
  public init() {}

  /// Adds a node, or gives one that is there already its numbers.
  /// - Parameters:
  ///   - title: What the node is called; a formula may follow, as in `z = wx + b`, whose name is `z`.
  ///   - value: The number it holds.
  ///   - derivative: The derivative of the graph's result with respect to it.
  public func node(_ title: String, _ value: Float? = nil, derivative: Float? = nil) -> ComputationGraph {
    var graph = self
    let index = graph.index(of: title)
    graph.nodes[index].value = value ?? graph.nodes[index].value
    graph.nodes[index].derivative = derivative ?? graph.nodes[index].derivative
    return graph
  }

  /// Adds an edge. Names that no node has yet become nodes.
  /// - Parameters:
  ///   - from: The name of a number that goes in.
  ///   - to: The name of what is computed from it.
  ///   - label: What happens on the way.
  ///   - derivative: ∂to / ∂from.
  public func edge(
    _ from: String,
    _ to: String,
    label: String? = nil,
    derivative: Float? = nil
  ) -> ComputationGraph {
    var graph = self
    let ends = (graph.index(of: from), graph.index(of: to))
    graph.edges.append(Edge(from: ends.0, to: ends.1, label: label, derivative: derivative))
    return graph
  }

  private mutating func index(of title: String) -> Int {
    let node = Node(title: title)
    if let index = nodes.firstIndex(where: { $0.name == node.name }) { return index }
    nodes.append(node)
    return nodes.count - 1
  }
}

extension String {
  /// Without spaces at either end.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(
      start.prefix((start.lastIndex { $0 != " " }).map { start.distance(from: start.startIndex, to: $0) + 1 } ?? 0)
    )
  }
}

extension Diagram {
  /// A computation graph: values in the nodes, derivatives on the edges.
  /// - Parameters:
  ///   - graph: The graph.
  ///   - digits: Digits after the point.
  public init(graph: ComputationGraph, digits: Int = 2) {
    var dot = DOT(
      "ranksep=0.7 nodesep=0.3",
      #"node [shape=box style=rounded fontname="Helvetica" fontsize=12 margin="0.14,0.08"]"#,
      #"edge [fontname="Helvetica" fontsize=10 arrowsize=0.7]"#
    )
    for (index, node) in graph.nodes.enumerated() {
      var lines = [node.title]
      if let value = node.value { lines.append(format(value, digits: digits).typographic) }
      if let derivative = node.derivative { lines.append("∂ \(format(derivative, digits: digits).typographic)") }
      dot.node("n\(index)", ["label": lines.joined(separator: "\n")])
    }
    for edge in graph.edges {
      let names = (graph.nodes[edge.from].name, graph.nodes[edge.to].name)
      var lines = edge.label.map { [$0] } ?? []
      if let derivative = edge.derivative {
        lines.append("∂\(names.1)/∂\(names.0) = \(format(derivative, digits: digits).typographic)")
      }
      dot.edge("n\(edge.from)", "n\(edge.to)", lines.isEmpty ? [:] : ["label": lines.joined(separator: "\n")])
    }
    let names = graph.nodes.map { $0.name }.joined(separator: ", ")
    self.init(dot: dot.text, summary: "Computation graph of \(names).")
  }
}
