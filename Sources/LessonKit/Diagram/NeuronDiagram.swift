import Wire

extension Diagram {
  /// Creates a diagram of one neuron and its strongest links to the layer before.
  ///
  /// The lines are labelled with their weights and drawn blue if positive, orange and dashed if negative, the wider the
  /// larger the weight's magnitude. With a forward pass, their left ends carry the activations of the layer before, and
  /// the neuron its weighted input and its activation.
  ///
  /// ```swift
  /// show(Diagram(network, layer: 2, neuron: 5, activations: network.forward(example.image)))
  /// ```
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - layer: The neuron's layer, from 1, the one after the input, to the number of `network.layers`. Its weights are
  ///     those of `network.layers[layer - 1]`.
  ///   - neuron: The neuron's index in its layer.
  ///   - pass: The result of one forward pass; none by default.
  ///   - links: The maximum number of links; those with the largest weights are drawn.
  public init(
    _ network: Network,
    layer: Int,
    neuron: Int,
    activations pass: ForwardPass? = nil,
    links: Int = 16
  ) {
    let layers = network.layers.count
    precondition(layer >= 1 && layer <= layers, "The network has layers 1 to \(layers) after its input, not \(layer)")
    let count = network.layers[layer - 1].outputs
    precondition(neuron >= 0 && neuron < count, "Layer \(layer) has neurons 0 to \(count - 1), not \(neuron)")
    let drawing = NeuronDrawing(network: network, layer: layer, neuron: neuron, pass: pass, limit: max(1, links))
    self.init(dot: drawing.dot, summary: drawing.summary)
  }
}

/// The DOT text of a diagram of one neuron.
private struct NeuronDrawing {
  let network: Network
  let layer, neuron: Int
  let pass: ForwardPass?
  let limit: Int

  private var names: NetworkNames { NetworkNames(sizes: network.sizes) }
  private var weights: [Float] { network.layers[layer - 1].weights.row(neuron) }
  private var bias: Float { network.layers[layer - 1].biases[neuron] }

  /// The neurons of the layer before with the largest weights to this one, the largest first.
  private var strongest: [Int] {
    let magnitudes = weights.map { $0.isFinite ? $0.magnitude : 0 }
    return Array(NetworkSelection.ranked(magnitudes).prefix(limit))
  }

  var dot: String {
    var dot = DOT(
      #"splines=line outputorder=edgesfirst ranksep=0.12 nodesep=0.05 pad="0.2,0.06""#,
      "node [shape=circle fixedsize=true width=0.3 height=0.3 fontsize=\(DOT.fontSize) label=\"\" color=\"#808080\"]",
      "edge [arrowhead=none weight=0]"
    )
    let (weights, strongest) = (self.weights, self.strongest)
    let drawn = strongest.sorted()
    let largest = strongest.first.map { weights[$0].magnitude } ?? 0
    let isImage = names.imageSide(layer - 1) != nil
    dot.text("pt", isImage ? "pixel: row,\ncolumn" : "\(names.layer(layer - 1))\nneuron", ["height": "0.4"])
    dot.text("at", pass == nil ? "" : "\nactivation", ["height": "0.4"])
    dot.text("wt", "\nweight", ["height": "0.4"])
    var columns = (places: ["pt"], sources: ["at"], weights: ["wt"])
    for source in drawn {
      dot.text("p\(source)", names.neuron(source, of: layer - 1), ["width": "0.46"])
      dot.neuron("s\(source)", activation: pass?.activations[layer - 1][source])
      dot.text("w\(source)", signed(weights[source]), ["width": "0.42", "height": "0.22"])
      columns.places.append("p\(source)")
      columns.sources.append("s\(source)")
      columns.weights.append("w\(source)")
    }
    dot.column(columns.places)
    dot.column(columns.sources)
    dot.column(columns.weights)
    drawNeuron(on: &dot)
    dot.edge("pt", "at", ["style": "invis", "weight": "50", "minlen": "2"])
    dot.edge("at", "wt", ["style": "invis", "weight": "50", "minlen": "2"])
    for source in strongest.reversed() {
      let relative = largest > 0 && weights[source].isFinite ? weights[source].magnitude / largest : 0
      dot.edge("p\(source)", "s\(source)", ["style": "invis", "weight": "50", "minlen": "2"])
      dot.link(
        "s\(source)",
        "w\(source)",
        weight: weights[source],
        relative: relative,
        ["minlen": "2", "weight": "50"]
      )
      dot.link("w\(source)", "n", weight: weights[source], relative: relative, ["minlen": "6", "tailport": "e"])
    }
    let middle = drawn[(drawn.count - 1) / 2]
    dot.edge("w\(middle)", "n", ["style": "invis", "weight": "100"])
    return dot.text
  }

  /// Draws the neuron, with its name and its numbers to its right.
  private func drawNeuron(on dot: inout DOT) {
    dot.neuron("n", activation: pass?.activations[layer][neuron], ["width": "0.42", "height": "0.42"])
    let lines = ["neuron \(neuron) of", names.layer(layer)] + facts
    let html = lines.map { "\($0)<br align=\"left\"/>" }.joined()
    dot.node("b", html: html, ["shape": "plaintext", "width": "1.2", "height": "0.9"])
    dot.edge("n", "b", ["style": "invis", "weight": "100"])
  }

  /// The bias, the weighted input and the activation, a line each.
  private var facts: [String] {
    let bias = "bias \(number(bias))"
    guard let pass else { return [bias] }
    let z = pass.weightedInputs[layer - 1][neuron]
    return [
      "weighted sum \(number(z - self.bias))", bias, "weighted input \(number(z))",
      "activation \(number(pass.activations[layer][neuron]))",
    ]
  }

  /// The description for readers who cannot see the diagram: the strongest links, the bias and the results.
  var summary: String {
    let (noun, side) = (names.noun(layer - 1), names.imageSide(layer - 1))
    let links = strongest.prefix(4).map { source in
      let place = side.map { "row \(source / $0), column \(source % $0)" } ?? String(source)
      let activation = pass.map { " (activation \(number($0.activations[layer - 1][source])))" } ?? ""
      return "\(signed(weights[source])) from \(noun) \(place)\(activation)"
    }
    let shown = strongest.count < weights.count ? "\(strongest.count) strongest of its " : ""
    return """
      Neuron \(neuron) of \(names.layer(layer)) with the \(shown)\(weights.count) links to the \(names.layer(layer - 1)). \
      Strongest weights: \(links.joined(separator: ", ")). It has \(facts.joined(separator: ", ")).
      """
  }

  private func number(_ value: Float) -> String { format(value, digits: 2).typographic }

  private func signed(_ value: Float) -> String { (value > 0 ? "+" : "") + number(value) }
}
