import Wire

extension Diagram {
  /// Creates a diagram of a network, its layers from left to right.
  ///
  /// Lines are weights: blue if positive, orange and dashed if negative. With activations, a line is the wider the
  /// larger the magnitude of weight × activation; without, the larger that of the weight. Of a layer with more than 16
  /// neurons, the twelve with the largest sums of these are drawn, with a “⋮” where others are left out.
  ///
  /// ```swift
  /// show(Diagram(network, activations: network.forward(example.image)))
  /// ```
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - pass: The result of one forward pass. Neurons are then filled with the colours of their activations, and the
  ///     number of the strongest output is in a box.
  ///   - edges: The maximum number of lines between two layers; those of the greatest width are drawn.
  ///   - layerNames: The names of the layers, the input's first; by default `input layer`, `hidden layer 1` and so on.
  public init(
    _ network: Network,
    activations pass: ForwardPass? = nil,
    edges: Int = 60,
    layerNames: [String] = []
  ) {
    let drawing = NetworkDrawing(
      network: network,
      activations: pass?.activations,
      names: NetworkNames(sizes: network.sizes, given: layerNames),
      selection: NetworkSelection(of: network, activations: pass?.activations, edges: edges)
    )
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
  let names: NetworkNames
  let selection: NetworkSelection

  private var last: Int { network.sizes.count - 1 }

  var dot: String {
    var dot = DOT(
      #"splines=line outputorder=edgesfirst ranksep=0.17 nodesep=0.045 pad="\#(hasNumbers ? "" : "0.3,")0.06""#,
      "node [shape=circle fixedsize=true width=0.3 height=0.3 fontsize=\(DOT.fontSize) label=\"\" color=\"#808080\"]",
      "edge [arrowhead=none weight=0 minlen=4]"
    )
    for layer in network.sizes.indices { drawLayer(layer, on: &dot) }
    for layer in network.layers.indices {
      // In reverse, so that the strongest lie on top.
      for link in selection.links[layer].reversed() {
        let relative = link.strength / selection.links[layer][0].strength
        dot.link("n\(layer)_\(link.from)", "n\(layer + 1)_\(link.to)", weight: link.weight, relative: relative)
      }
      alignMiddles(of: layer, on: &dot)
    }
    drawInputNumbers(on: &dot)
    drawOutputNumbers(on: &dot)
    return dot.text
  }

  /// True if there are numbers at the left and at the right, beyond which the names of the layers do not reach.
  private var hasNumbers: Bool { network.sizes[0] > 1 && network.sizes[last] > 1 }

  private func drawLayer(_ layer: Int, on dot: inout DOT) {
    let drawn = selection.neurons[layer]
    dot.text("t\(layer)", "\(names.layer(layer))\n\(names.count(layer))", ["height": "0.4"])
    var column = ["t\(layer)"]
    for (index, neuron) in drawn.enumerated() {
      if index > 0, neuron > drawn[index - 1] + 1 {
        dot.text("e\(layer)_\(neuron)", "⋮", ["height": "0.1"])
        column.append("e\(layer)_\(neuron)")
      }
      dot.neuron("n\(layer)_\(neuron)", activation: activations?[layer][neuron])
      column.append("n\(layer)_\(neuron)")
    }
    if drawn.count < network.sizes[layer] {
      let places = names.imageSide(layer) == nil ? "" : "\n(row, column)"
      dot.text("f\(layer)", "\(drawn.count) of \(names.count(layer))\(places)", ["height": "0.4"])
      column.append("f\(layer)")
    }
    dot.column(column)
  }

  /// Centres two layers on about the same height, by an invisible edge between their middles. It has the greatest
  /// weight in the layout.
  private func alignMiddles(of layer: Int, on dot: inout DOT) {
    dot.edge(middle(of: layer), middle(of: layer + 1), ["style": "invis", "weight": "100"])
  }

  private func middle(of layer: Int) -> String {
    let drawn = selection.neurons[layer]
    return "n\(layer)_\(drawn[(drawn.count - 1) / 2])"
  }

  /// Writes the index of each input to its left, of a pixel its row and column; none if there is only one input.
  private func drawInputNumbers(on dot: inout DOT) {
    guard network.sizes[0] > 1 else { return }
    let width = names.imageSide(0) == nil ? "0.26" : "0.42"
    for neuron in selection.neurons[0] {
      dot.text("i\(neuron)", names.neuron(neuron, of: 0), ["width": width])
      dot.edge("i\(neuron)", "n0_\(neuron)", ["style": "invis", "minlen": "1", "weight": "50"])
    }
  }

  /// Writes the index of each output to its right, that of the strongest in a box; none if there is only one output.
  private func drawOutputNumbers(on dot: inout DOT) {
    guard network.sizes[last] > 1 else { return }
    for neuron in selection.neurons[last] {
      let isWinner = neuron == winner
      dot.node(
        "o\(neuron)",
        [
          "shape": isWinner ? "box" : "plaintext", "width": "0.26", "height": "0.26", "color": "black",
          "fontsize": isWinner ? "12" : DOT.fontSize, "label": String(neuron),
        ]
      )
      dot.edge("n\(last)_\(neuron)", "o\(neuron)", ["style": "invis", "minlen": "1", "weight": "50"])
    }
  }

  /// The index of the first output with the greatest finite activation; none if there is only one output.
  private var winner: Int? {
    guard let outputs = activations?.last, outputs.count > 1 else { return nil }
    return NetworkSelection.ranked(outputs.map { $0.isFinite ? $0 : -.infinity }).first { outputs[$0].isFinite }
  }

  /// The description for readers who cannot see the diagram: the layers, the strongest output, and the brightest
  /// neurons of the hidden layers.
  var summary: String {
    let layers = network.sizes.indices.map { layer in
      let drawn = selection.neurons[layer].count
      let part = drawn < network.sizes[layer] ? " (\(drawn) are drawn)" : ""
      return "\(names.layer(layer)) of \(names.count(layer))\(part)"
    }
    var sentences = ["Network: \(layers.joined(separator: ", "))."]
    guard let activations else { return sentences[0] }
    if let winner, let outputs = activations.last {
      sentences.append("The strongest output is number \(winner), at \(number(outputs[winner])).")
    }
    for layer in network.sizes.indices.dropFirst().dropLast() {
      let brightest = NetworkSelection.ranked(activations[layer]).prefix(3).map {
        "\($0) (\(number(activations[layer][$0])))"
      }
      sentences.append("Brightest in \(names.layer(layer)): \(brightest.joined(separator: ", ")).")
    }
    return sentences.joined(separator: " ")
  }

  private func number(_ activation: Float) -> String { format(activation, digits: 2).typographic }
}
