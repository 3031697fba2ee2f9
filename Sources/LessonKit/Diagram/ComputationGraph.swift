import Wire

/// A computation as a graph: each node is a number, each edge leads from an operand to a result, and edges and nodes
/// may carry derivatives.
///
/// ```swift
/// let graph = ComputationGraph()
///   .node("w", 0.5).node("x", 2).node("z = wx", 1)
///   .edge("w", "z", derivative: 2).edge("x", "z", derivative: 0.5)
/// show(Diagram(graph: graph))
/// ```
public struct ComputationGraph: Sendable {
  struct Node: Sendable {
    /// The node's text: a name such as `z`, or a formula such as `z = wx + b`.
    let title: String
    /// The name: the title up to the equals sign.
    var name: String { String(title.prefix { $0 != "=" }).trimmed }
    var value: Float?
    /// The derivative of the graph's result with respect to this node.
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

  /// Returns the graph with one more node, or with the numbers of the node of that name set.
  ///
  /// - Parameters:
  ///   - title: The node's name, such as `z`, or a formula for it, such as `z = wx + b`.
  ///   - value: The node's value; not shown if `nil`.
  ///   - derivative: The derivative of the graph's result with respect to the node; not shown if `nil`.
  public func node(_ title: String, _ value: Float? = nil, derivative: Float? = nil) -> ComputationGraph {
    var graph = self
    let index = graph.indexOfNode(titled: title)
    graph.nodes[index].value = value ?? graph.nodes[index].value
    graph.nodes[index].derivative = derivative ?? graph.nodes[index].derivative
    return graph
  }

  /// Returns the graph with one more edge. Nodes of names that are not in the graph are added.
  ///
  /// - Parameters:
  ///   - from: The name of the operand.
  ///   - to: The name of the result.
  ///   - label: The edge's text, such as the operation; none by default.
  ///   - derivative: The derivative ∂to/∂from; not shown if `nil`.
  public func edge(_ from: String, _ to: String, label: String? = nil, derivative: Float? = nil) -> ComputationGraph {
    var graph = self
    let (from, to) = (graph.indexOfNode(titled: from), graph.indexOfNode(titled: to))
    graph.edges.append(Edge(from: from, to: to, label: label, derivative: derivative))
    return graph
  }

  /// The index of the node of that name, which is added if there is none.
  private mutating func indexOfNode(titled title: String) -> Int {
    let node = Node(title: title)
    if let index = nodes.firstIndex(where: { $0.name == node.name }) { return index }
    nodes.append(node)
    return nodes.count - 1
  }
}

extension String {
  /// The text without spaces at either end.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(
      start.prefix((start.lastIndex { $0 != " " }).map { start.distance(from: start.startIndex, to: $0) + 1 } ?? 0)
    )
  }
}

extension Diagram {
  /// Creates a diagram of a computation graph, with values in the nodes and derivatives on the edges.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - digits: The number of digits after the point.
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
