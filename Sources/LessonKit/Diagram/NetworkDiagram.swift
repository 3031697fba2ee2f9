import Wire

extension Diagram {
  /// Creates a diagram of a network, its layers from left to right.
  ///
  /// Edges are weights: blue if positive, red if negative, and the thicker the larger their magnitude. Of a layer with
  /// more than 16 neurons, seven at either end are drawn, with a “⋮” between them.
  ///
  /// ```swift
  /// show(Diagram(network, activations: network.forward(example.image)))
  /// ```
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - pass: The result of one forward pass. Neurons are then filled with their activations, from black (0) to white
  ///     (1),
  ///     and the outputs are numbered, the strongest in a box.
  ///   - edges: The maximum number of edges between two layers; those with the largest weights are drawn.
  public init(_ network: Network, activations pass: ForwardPass? = nil, edges: Int = 100) {
    let drawing = NetworkDrawing(network: network, activations: pass?.activations, edgeLimit: max(0, edges))
    self.init(dot: drawing.dot, summary: drawing.summary)
  }
}

extension Network: Showable {
  /// The diagram of the network as an output.
  public var output: Output { Diagram(self).output }
}

/// The DOT text of a network's diagram.
private struct NetworkDrawing {
  let network: Network
  /// The activations by layer and neuron; the first layer is the input.
  let activations: [[Float]]?
  let edgeLimit: Int

  /// The size of the largest layer that is drawn in full.
  private static let sizeLimit = 16
  /// The number of neurons that are drawn at either end of a larger layer.
  private static let endCount = 7

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
      if neuron == size - Self.endCount, size > Self.sizeLimit {
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
    let digits = (grey < 16 ? "0" : "") + String(grey, radix: 16)
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
    // In descending order of magnitude, drawn in reverse so that the largest lie on top.
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

  /// Centres two layers on about the same height, by an invisible edge between their middles. It alone has a weight in
  /// the layout.
  private func alignMiddles(of layer: Int, on dot: inout DOT) {
    dot.edge(middle(of: layer), middle(of: layer + 1), ["style": "invis", "weight": "100"])
  }

  private func middle(of layer: Int) -> String {
    let size = network.sizes[layer]
    return size > Self.sizeLimit ? "e\(layer)" : "n\(layer)_\((size - 1) / 2)"
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

  /// The indices of the neurons that are drawn of a layer of that size.
  private func drawn(_ size: Int) -> [Int] {
    size <= Self.sizeLimit ? Array(0..<size) : Array(0..<Self.endCount) + Array(size - Self.endCount..<size)
  }

  private func activation(_ layer: Int, _ neuron: Int) -> Float? {
    guard let activations, layer < activations.count, neuron < activations[layer].count else { return nil }
    return activations[layer][neuron]
  }

  /// The index of the first output with the greatest finite activation; none if there is only one output.
  private var winner: Int? {
    guard let outputs = activations?.last, outputs.count > 1 else { return nil }
    return outputs.indices.filter { outputs[$0].isFinite }.max { outputs[$0] < outputs[$1] }
  }

  /// The description for readers who cannot see the diagram.
  var summary: String {
    let sizes = network.sizes.map(String.init)
    let text = "Network with layers of \(sizes.dropLast().joined(separator: ", ")) and \(sizes.last ?? "no") neurons."
    guard let winner, let outputs = activations?.last else { return text }
    return text + " The strongest output is number \(winner), at \(format(outputs[winner], digits: 2))."
  }
}
