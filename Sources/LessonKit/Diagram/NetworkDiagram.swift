import Wire

extension Diagram {
  /// A network's layers from left to right. Weights are edges, blue where positive and red where negative, the thicker
  /// the larger; only the largest of each layer are drawn, and wide layers are collapsed with a “⋮”.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - pass: What the network did with one input: neurons are then filled with their activation, from black (0) to
  ///     white (1), and the outputs numbered.
  ///   - edges: The most edges to draw between two layers.
  public init(_ network: Network, activations pass: ForwardPass? = nil, edges: Int = 100) {
    let drawing = NetworkDrawing(network: network, activations: pass?.activations, edgeLimit: max(0, edges))
    self.init(dot: drawing.dot, summary: drawing.summary)
  }
}

extension Network: Showable {
  public var output: Output { Diagram(self).output }
}

private struct NetworkDrawing {
  let network: Network
  /// (layer, neuron), the input first.
  let activations: [[Float]]?
  let edgeLimit: Int

  /// The most neurons of a layer that are all drawn, and how many are drawn at either end of a larger one.
  private static let most = 16
  private static let atEnds = 7

  var dot: String {
    var dot = DOT(
      "splines=line outputorder=edgesfirst ranksep=0.22 nodesep=0.06",
      ##"node [shape=circle fixedsize=true width=0.36 fontname="Helvetica" fontsize=8 label="" color="#808080"]"##,
      "edge [arrowhead=none weight=0 minlen=4]"
    )
    for (layer, size) in network.sizes.enumerated() {
      drawLayer(layer, size: size, on: &dot)
    }
    for layer in network.layers.indices {
      drawWeights(of: layer, on: &dot)
      alignMiddles(of: layer, on: &dot)
    }
    drawOutputNumbers(on: &dot)
    return dot.text
  }

  private func drawLayer(_ layer: Int, size: Int, on dot: inout DOT) {
    let plural = size == 1 ? "" : "s"
    let role = layer == 0 ? "input\(plural)" : layer == network.sizes.count - 1 ? "output\(plural)" : "hidden"
    let label = "\(size) \(role)"
    dot.node("t\(layer)", ["shape": "plaintext", "fixedsize": "false", "fontsize": "11", "label": label])
    var column = ["t\(layer)"]
    for neuron in drawn(size) {
      if neuron == size - Self.atEnds, size > Self.most {
        dot.node("e\(layer)", ["shape": "plaintext", "fontsize": "18", "label": "⋮"])
        column.append("e\(layer)")
      }
      drawNeuron(neuron, of: layer, on: &dot)
      column.append("n\(layer)_\(neuron)")
    }
    dot.column(column)
  }

  private func drawNeuron(_ neuron: Int, of layer: Int, on dot: inout DOT) {
    let id = "n\(layer)_\(neuron)"
    guard let activation = activation(layer, neuron) else {
      dot.node(id, [:])
      return
    }
    guard activation.isFinite else {
      dot.node(id, ["label": "?"])
      return
    }
    let grey = Int((min(max(activation, 0), 1) * 255).rounded())
    let digits = hexadecimal(grey)
    dot.node(
      id,
      [
        "style": "filled", "fillcolor": "#\(digits)\(digits)\(digits)", "fontcolor": grey < 140 ? "#ffffff" : "#000000",
        "label": format(activation, digits: activation.magnitude < 9.995 ? 2 : 0).typographic,
      ]
    )
  }

  private func drawWeights(of layer: Int, on dot: inout DOT) {
    let weights = network.layers[layer].weights
    var edges: [(from: Int, to: Int, weight: Float)] = []
    for to in drawn(weights.rows) {
      for from in drawn(weights.columns) where weights[to, from].isFinite && weights[to, from] != 0 {
        edges.append((from, to, weights[to, from]))
      }
    }
    // The largest first; of equal ones, the upper. Drawn from the smallest, so that the largest lie on top.
    let ranked = edges.indices.sorted {
      let (first, second) = (edges[$0].weight.magnitude, edges[$1].weight.magnitude)
      return first == second ? $0 < $1 : first > second
    }
    guard let largest = ranked.first.map({ edges[$0].weight.magnitude }) else { return }
    for index in ranked.prefix(edgeLimit).reversed() {
      let edge = edges[index]
      let width = 0.3 + 2.2 * (edge.weight.magnitude / largest)
      dot.edge(
        "n\(layer)_\(edge.from)",
        "n\(layer + 1)_\(edge.to)",
        ["color": edge.weight > 0 ? "#3f7fd0" : "#d8513b", "penwidth": format(width, digits: 2)]
      )
    }
  }

  /// Puts the middles of two layers on about one height: the edge between them is the only one that pulls at neurons.
  private func alignMiddles(of layer: Int, on dot: inout DOT) {
    dot.edge(middle(of: layer), middle(of: layer + 1), ["style": "invis", "weight": "100"])
  }

  private func middle(of layer: Int) -> String {
    let size = network.sizes[layer]
    return size > Self.most ? "e\(layer)" : "n\(layer)_\((size - 1) / 2)"
  }

  private func drawOutputNumbers(on dot: inout DOT) {
    guard activations != nil, let last = network.sizes.indices.last, last > 0, network.sizes[last] > 1 else { return }
    for neuron in drawn(network.sizes[last]) {
      let isWinner = neuron == winner
      dot.node(
        "o\(neuron)",
        [
          "shape": isWinner ? "box" : "plaintext", "width": "0.3", "height": "0.3", "color": "#808080",
          "fontsize": isWinner ? "14" : "11", "label": String(neuron),
        ]
      )
      dot.edge("n\(last)_\(neuron)", "o\(neuron)", ["style": "invis", "minlen": "1", "weight": "50"])
    }
  }

  /// The neurons of a layer that are drawn: all, or some at either end.
  private func drawn(_ size: Int) -> [Int] {
    size <= Self.most ? Array(0..<size) : Array(0..<Self.atEnds) + Array(size - Self.atEnds..<size)
  }

  private func activation(_ layer: Int, _ neuron: Int) -> Float? {
    guard let activations, layer < activations.count, neuron < activations[layer].count else { return nil }
    return activations[layer][neuron]
  }

  /// The output with the greatest activation, where there is a choice.
  private var winner: Int? {
    guard let outputs = activations?.last, outputs.count > 1 else { return nil }
    var best: Int?
    for (index, output) in outputs.enumerated()
    where output.isFinite && output > best.map({ outputs[$0] }) ?? -.infinity {
      best = index
    }
    return best
  }

  var summary: String {
    let sizes = network.sizes.map(String.init)
    let text = "Network with layers of \(sizes.dropLast().joined(separator: ", ")) and \(sizes.last ?? "no") neurons."
    guard let winner, let outputs = activations?.last else { return text }
    return text + " The strongest output is number \(winner), at \(format(outputs[winner], digits: 2))."
  }

  private func hexadecimal(_ byte: Int) -> String {
    let digits = Array("0123456789abcdef")
    return String([digits[byte / 16], digits[byte % 16]])
  }
}
