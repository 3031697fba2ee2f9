import Wire

/// A computation as a graph: each node is a number, each edge leads from an operand to a result, and edges and nodes
/// may carry derivatives.
///
/// A value is written as `value 0.5`, a derivative as `∂z/∂w = 2` in the colour of the gradient. A result that is named
/// `C` or `cost` has the colour of the cost.
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
  private(set) var isVertical = false

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

  /// Returns the graph laid out from top to bottom. Otherwise it is laid out so if its longest path has more than two
  /// edges, and from left to right if not.
  public func vertical() -> ComputationGraph {
    var graph = self
    graph.isVertical = true
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
