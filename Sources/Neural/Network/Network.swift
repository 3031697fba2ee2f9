/// A feedforward neural network: a sequence of fully connected layers.
///
/// ```swift
/// var network = Network(784, 16, 16, 10)              // 13,002 weights and biases, random
/// network.train(on: digits, epochs: 10, learningRate: 1)
/// network.classify(image)                             // 0 … 9
/// ```
public struct Network: Sendable, Equatable {
  /// The layers, from the first after the input to the output layer.
  public var layers: [Layer] {
    didSet { validateLayers() }
  }

  /// The cost function that `cost`, `gradient` and training use.
  public var costFunction: CostFunction {
    didSet { validateOutputs() }
  }

  /// Creates a network from layers.
  ///
  /// - Parameters:
  ///   - layers: At least one layer. The number of inputs of each is the number of outputs of the one before.
  ///   - cost: The cost function.
  public init(layers: [Layer], cost: CostFunction = .quadratic) {
    self.layers = layers
    costFunction = cost
    validateLayers()
  }

  /// Creates a network with random weights and with biases of zero.
  ///
  /// - Parameters:
  ///   - sizes: The number of inputs, followed by the number of neurons in each layer: at least two numbers.
  ///   - activations: The activation function of each layer: one fewer than `sizes`.
  ///   - cost: The cost function.
  ///   - initialisation: The standard deviation of the weights.
  ///   - seed: The seed of the weights; equal seeds give equal weights.
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

  /// Creates a network with random weights, biases of zero, and the same activation function in all layers.
  ///
  /// - Parameters:
  ///   - sizes: The number of inputs, followed by the number of neurons in each layer: at least two numbers.
  ///   - activation: The activation function of all layers, except that with softmax cross-entropy the last layer's is `.identity`.
  ///   - cost: The cost function.
  ///   - initialisation: The standard deviation of the weights.
  ///   - seed: The seed of the weights; equal seeds give equal weights.
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

  /// Creates a network with random weights, biases of zero, and the same activation function in all layers.
  ///
  /// - Parameters:
  ///   - sizes: The number of inputs, followed by the number of neurons in each layer: at least two numbers.
  ///   - activation: The activation function of all layers, except that with softmax cross-entropy the last layer's is `.identity`.
  ///   - cost: The cost function.
  ///   - initialisation: The standard deviation of the weights.
  ///   - seed: The seed of the weights; equal seeds give equal weights.
  public init(
    _ sizes: Int...,
    activation: Activation = .sigmoid,
    cost: CostFunction = .quadratic,
    initialisation: Initialisation = .suited,
    seed: UInt64 = 1
  ) {
    self.init(sizes: sizes, activation: activation, cost: cost, initialisation: initialisation, seed: seed)
  }

  /// The number of inputs, followed by the number of neurons in each layer.
  public var sizes: [Int] {
    [layers[0].inputs] + layers.map { $0.outputs }
  }

  /// The number of weights and biases.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + $1.parameters.count }
  }

  /// True if every weight and bias is finite.
  var isFinite: Bool {
    layers.allSatisfy { $0.parameters.isFinite }
  }

  /// All weights and biases as one list: for each layer the weights, row by row, then the biases.
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

  /// Stops the program if the sizes of adjacent layers differ.
  private func validateLayers() {
    require(!layers.isEmpty, "A network has at least one layer")
    for l in 1..<layers.count {
      require(
        layers[l].inputs == layers[l - 1].outputs,
        "Layer \(l) takes \(layers[l].inputs) inputs, but layer \(l - 1) gives \(layers[l - 1].outputs)"
      )
    }
    validateOutputs()
  }

  /// Stops the program if the cost function needs more outputs.
  private func validateOutputs() {
    let outputs = layers[layers.count - 1].outputs
    require(
      outputs >= costFunction.minimumOutputs,
      "Softmax cross-entropy compares at least \(costFunction.minimumOutputs) outputs, but the network gives \(outputs)"
    )
  }

  /// Stops the program unless the network has `count` inputs.
  func requireInput(_ count: Int) {
    require(count == layers[0].inputs, "Network takes \(layers[0].inputs) inputs, got \(count)")
  }

  /// Stops the program unless the network has `count` outputs.
  func requireTarget(_ count: Int) {
    let outputs = layers[layers.count - 1].outputs
    require(count == outputs, "Network gives \(outputs) outputs, but the target has \(count)")
  }

  /// Stops the program unless there are examples, of this network's numbers of inputs and outputs.
  func requireShapes(of examples: Examples, for purpose: StaticString) {
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
