/// The names of a network's layers and neurons in diagrams.
struct NetworkNames {
  let sizes: [Int]
  /// The names of the layers that an author gave; there may be fewer, or none.
  var given: [String] = []

  /// The name of a layer, such as `hidden layer 1`.
  func layer(_ layer: Int) -> String {
    if layer < given.count { return given[layer] }
    if layer == 0 { return "input layer" }
    return layer == sizes.count - 1 ? "output layer" : "hidden layer \(layer)"
  }

  /// The size of a layer in words, such as `784 pixels`.
  func count(_ layer: Int) -> String {
    counted(sizes[layer], noun(layer))
  }

  /// The word for one of a layer's neurons.
  func noun(_ layer: Int) -> String {
    guard layer == 0, given.isEmpty else { return "neuron" }
    return imageSide(layer) == nil ? "input" : "pixel"
  }

  /// The side of the image that the input is; nil for other layers, and for inputs that are no square image.
  func imageSide(_ layer: Int) -> Int? {
    guard layer == 0, given.isEmpty, sizes[0] > NetworkSelection.sizeLimit else { return nil }
    return PixelPalette.side(of: sizes[0])
  }

  /// The label of a neuron: its number, or a pixel's row and column.
  func neuron(_ neuron: Int, of layer: Int) -> String {
    guard let side = imageSide(layer) else { return String(neuron) }
    return "\(neuron / side), \(neuron % side)"
  }
}

extension DOT {
  /// The size of text in points, a little below 12 pixels.
  static let fontSize = "8.8"

  /// Adds a circle for a neuron, filled with the colour of its activation, and the number on it.
  mutating func neuron(_ id: String, activation: Float?, _ attributes: Attributes = [:]) {
    guard let activation else { return node(id, attributes) }
    guard activation.isFinite else { return node(id, ["label": "?"], attributes) }
    let label = format(activation, digits: activation.magnitude < 9.995 ? 2 : 0).typographic
    let light = activation.asDouble
    node(
      id,
      [
        "style": "filled", "fillcolor": LightRamp.hexadecimal(at: light), "fontcolor": LightRamp.ink(at: light),
        "label": label,
      ],
      attributes
    )
  }

  /// Adds text without a shape around it.
  mutating func text(_ id: String, _ label: String, _ attributes: Attributes = [:]) {
    node(id, ["shape": "plaintext", "label": label], attributes)
  }

  /// Adds a line for a weight: blue if it is positive, orange and dashed if it is negative.
  ///
  /// - Parameter relative: The width, from 0 to 1.
  mutating func link(_ from: String, _ to: String, weight: Float, relative: Float, _ attributes: Attributes = [:]) {
    let width = format(0.4 + 2.2 * relative, digits: 1)
    if weight > 0 {
      edge(from, to, ["color": "weight", "penwidth": width], attributes)
    } else {
      edge(from, to, ["color": "weight-negative", "style": "dashed", "penwidth": width], attributes)
    }
  }
}
