/// A neural network: layers of neurons, each layer's activations the next one's inputs.
///
/// ```swift
/// var network = Network(784, 16, 16, 10)              // 13,002 weights and biases, random
/// network.train(on: digits, epochs: 10, learningRate: 1)
/// network.classify(image)                             // 0 … 9
/// ```
public struct Network: Sendable, Equatable {
  /// The layers, from the first after the input to the output.
  public var layers: [Layer] {
    didSet { requireChained() }
  }

  /// What `cost`, `gradient` and training measure outputs with.
  public var costFunction: CostFunction {
    didSet { requireComparableOutputs() }
  }

  /// A network of the given layers.
  ///
  /// - Parameters:
  ///   - layers: at least one, each with as many inputs as the one before has outputs.
  ///   - cost: what outputs are measured with.
  public init(layers: [Layer], cost: CostFunction = .quadratic) {
    self.layers = layers
    costFunction = cost
    requireChained()
  }

  /// A network with random weights, one activation function for each layer, and biases of zero.
  ///
  /// - Parameters:
  ///   - sizes: the number of inputs, then the number of neurons in each layer: at least two numbers.
  ///   - activations: one for each layer, one fewer than `sizes`.
  ///   - cost: what outputs are measured with.
  ///   - initialisation: how far the weights spread around 0.
  ///   - seed: the same seed gives the same weights.
  public init(
    sizes: [Int],
    activations: [Activation],
    cost: CostFunction = .quadratic,
    initialisation: Initialisation = .suited,
    seed: UInt64 = 1
  ) {
    require(sizes.count >= 2, "A network takes at least two sizes, its inputs and its outputs, got \(sizes.count)")
    require(
      activations.count == sizes.count - 1,
      "A network of \(sizes.count) sizes takes \(sizes.count - 1) activations, got \(activations.count)"
    )
    var random = Random(seed: seed)
    let layers = activations.indices.map { l in
      Layer(
        inputs: sizes[l],
        outputs: sizes[l + 1],
        activation: activations[l],
        initialisation: initialisation,
        random: &random
      )
    }
    self.init(layers: layers, cost: cost)
  }

  /// A network with random weights, the same activation function in every layer, and biases of zero.
  ///
  /// - Parameters:
  ///   - sizes: the number of inputs, then the number of neurons in each layer: at least two numbers.
  ///   - activation: the function of every layer; with softmax cross-entropy the last layer has `.identity`.
  ///   - cost: what outputs are measured with.
  ///   - initialisation: how far the weights spread around 0.
  ///   - seed: the same seed gives the same weights.
  public init(
    sizes: [Int],
    activation: Activation = .sigmoid,
    cost: CostFunction = .quadratic,
    initialisation: Initialisation = .suited,
    seed: UInt64 = 1
  ) {
    var activations = Array(repeating: activation, count: max(0, sizes.count - 1))
    if !activations.isEmpty { activations[activations.count - 1] = cost.outputActivation(after: activation) }
    self.init(sizes: sizes, activations: activations, cost: cost, initialisation: initialisation, seed: seed)
  }

  /// A network with random weights, the same activation function in every layer, and biases of zero.
  ///
  /// - Parameters:
  ///   - sizes: the number of inputs, then the number of neurons in each layer: at least two numbers.
  ///   - activation: the function of every layer; with softmax cross-entropy the last layer has `.identity`.
  ///   - cost: what outputs are measured with.
  ///   - initialisation: how far the weights spread around 0.
  ///   - seed: the same seed gives the same weights.
  public init(
    _ sizes: Int...,
    activation: Activation = .sigmoid,
    cost: CostFunction = .quadratic,
    initialisation: Initialisation = .suited,
    seed: UInt64 = 1
  ) {
    self.init(sizes: sizes, activation: activation, cost: cost, initialisation: initialisation, seed: seed)
  }

  /// The number of inputs, then the number of neurons in each layer.
  public var sizes: [Int] {
    [layers[0].inputs] + layers.map { $0.outputs }
  }

  /// How many weights and biases there are.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + $1.parameters.count }
  }

  /// Whether every weight and bias is a finite number.
  var isFinite: Bool {
    layers.allSatisfy { $0.parameters.isFinite }
  }

  /// All weights and biases as one list: layer by layer the weights, row by row, then the biases.
  public var parameters: [Float] {
    get { layers.flatMap { $0.parameters.flattened } }
    set {
      require(
        newValue.count == parameterCount,
        "This network has \(parameterCount) weights and biases, got \(newValue.count)"
      )
      var start = 0
      for l in layers.indices {
        let end = start + layers[l].parameters.count
        layers[l].parameters.flattened = Array(newValue[start..<end])
        start = end
      }
    }
  }

  private func requireChained() {
    require(!layers.isEmpty, "A network has at least one layer")
    for l in 1..<layers.count {
      require(
        layers[l].inputs == layers[l - 1].outputs,
        "Layer \(l) takes \(layers[l].inputs) inputs, but layer \(l - 1) gives \(layers[l - 1].outputs)"
      )
    }
    requireComparableOutputs()
  }

  private func requireComparableOutputs() {
    let outputs = layers[layers.count - 1].outputs
    require(
      outputs >= costFunction.minimumOutputs,
      "Softmax cross-entropy compares at least \(costFunction.minimumOutputs) outputs, but the network gives \(outputs)"
    )
  }

  func requireInput(_ count: Int) {
    require(count == layers[0].inputs, "Network takes \(layers[0].inputs) inputs, got \(count)")
  }

  func requireTarget(_ count: Int) {
    let outputs = layers[layers.count - 1].outputs
    require(count == outputs, "Network gives \(outputs) outputs, but the target has \(count)")
  }

  func requireFitting(_ examples: Examples, for purpose: StaticString) {
    require(!examples.isEmpty, "\(purpose) takes at least one example, got none")
    requireInput(examples.inputSize)
    requireTarget(examples.targetSize)
  }
}

extension Network: CustomStringConvertible {
  /// The sizes and the number of parameters: "Network(784, 16, 16, 10), 13002 parameters".
  public var description: String {
    "Network(\(sizes.map { "\($0)" }.joined(separator: ", "))), \(parameterCount) parameters"
  }
}
