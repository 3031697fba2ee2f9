import Wire

extension Diagram {
  /// Creates a diagram of a computation graph, with values and derivatives of the result in the nodes, and derivatives
  /// from node to node on the edges.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - digits: The number of digits after the point.
  public init(graph: ComputationGraph, digits: Int = 2) {
    let drawing = ComputationGraphDrawing(graph: graph, digits: digits)
    self.init(dot: drawing.dot, summary: drawing.summary)
  }
}

/// The DOT text of a computation graph's diagram.
private struct ComputationGraphDrawing {
  let graph: ComputationGraph
  let digits: Int

  /// The number of edges on the longest path; in a cycle it is the number of nodes.
  private var depth: Int {
    var depths = Array(repeating: 0, count: graph.nodes.count)
    for _ in graph.nodes {
      for edge in graph.edges { depths[edge.to] = max(depths[edge.to], min(depths[edge.from] + 1, graph.nodes.count)) }
    }
    return depths.max() ?? 0
  }

  var dot: String {
    let isVertical = graph.isVertical || depth > 2
    var dot = DOT(
      isVertical ? "ranksep=0.4 nodesep=0.25" : "ranksep=0.35 nodesep=0.2",
      ##"node [shape=box fixedsize=true style=rounded fontsize=10.5 color="#808080" class="centred"]"##,
      "edge [fontsize=10 arrowsize=0.7]",
      isVertical: isVertical
    )
    for (index, node) in graph.nodes.enumerated() {
      let isCost = isCost(index)
      let title = "<b>\(Self.escaped(node.title))</b>"
      let value = node.value.map { "value \(number($0))" }
      let derivative = node.derivative.map { derivativeText(of: index, $0) }
      let lines = [isCost ? "<font color=\"cost\">\(title)</font>" : title, value, derivative.map(Self.purple)]
      let size = Self.size(of: [node.title, value, derivative].compactMap { $0 })
      let html = lines.compactMap { $0 }.joined(separator: "<br/>")
      dot.node("n\(index)", html: html, size, isCost ? ["color": "cost", "penwidth": "2"] : [:])
    }
    for edge in graph.edges {
      var lines = edge.label.map { [Self.escaped($0)] } ?? []
      if let derivative = edge.derivative {
        let (from, to) = (graph.nodes[edge.from].name, graph.nodes[edge.to].name)
        lines.append(Self.purple("∂\(to)/∂\(from) = \(number(derivative))"))
      }
      // A space that is kept, in place of one that is not, holds the label off its edge.
      let html = lines.map { isVertical ? "&#160;\($0)" : $0 }.joined(separator: "<br/>")
      dot.edge("n\(edge.from)", "n\(edge.to)", html: html)
    }
    return dot.text
  }

  /// The size of a node for its lines of text. Graphviz itself takes characters outside of ASCII for too wide.
  private static func size(of lines: [String]) -> DOT.Attributes {
    let width = lines.reduce(0) { max($0, TextWidth.of($1, size: 14)) } + 22
    return [
      "width": format(max(60, width) / 96, digits: 2),
      "height": format((Double(lines.count) * 15 + 14) / 96, digits: 2),
    ]
  }

  /// The index of the only node that is no operand; nil if there are several.
  private var result: Int? {
    let results = graph.nodes.indices.filter { node in !graph.edges.contains { $0.from == node } }
    return results.count == 1 ? results[0] : nil
  }

  private func isCost(_ node: Int) -> Bool {
    let name = graph.nodes[node].name
    return node == result && (name == "C" || name == "cost" || name.hasPrefix("C "))
  }

  /// The derivative of the result with respect to a node: `∂C/∂w = 0.5`.
  private func derivativeText(of node: Int, _ derivative: Float) -> String {
    "∂\(result.map { graph.nodes[$0].name } ?? "")/∂\(graph.nodes[node].name) = \(number(derivative))"
  }

  /// The description for readers who cannot see the diagram: the nodes with their numbers, then the edges.
  var summary: String {
    let nodes = graph.nodes.indices.map { index in
      let node = graph.nodes[index]
      let value = node.value.map { " with value \(number($0))" } ?? ""
      let derivative = node.derivative.map { ", \(derivativeText(of: index, $0))" } ?? ""
      return "\(node.name)\(value)\(derivative)"
    }
    let edges = graph.edges.map { edge in
      let (from, to) = (graph.nodes[edge.from].name, graph.nodes[edge.to].name)
      return "\(from) to \(to)" + (edge.derivative.map { ", ∂\(to)/∂\(from) = \(number($0))" } ?? "")
    }
    let arrows = edges.isEmpty ? "" : " Arrows: \(edges.joined(separator: "; "))."
    return "Computation graph. Nodes: \(nodes.joined(separator: "; ")).\(arrows)"
  }

  private func number(_ value: Float) -> String { format(value, digits: digits).typographic }

  /// Returns a text in the gradient's colour.
  private static func purple(_ text: String) -> String { "<font color=\"gradient\">\(escaped(text))</font>" }

  /// Returns a text as Graphviz's HTML-like language writes it.
  private static func escaped(_ text: String) -> String { SVG.escape(text) }
}
