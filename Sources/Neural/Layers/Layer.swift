/// A fully connected layer of neurons: `a′ = f(w a + b)`.
public struct Layer: Sendable, Equatable {
  /// The weights and biases.
  public var parameters: Parameters
  /// The activation function f.
  public let activation: Activation

  /// Creates a layer with the given weights and biases.
  ///
  /// - Parameters:
  ///   - weights: A matrix of (outputs, inputs): row i holds the weights of neuron i.
  ///   - biases: The bias of each neuron.
  ///   - activation: The activation function.
  public init(weights: Matrix, biases: [Float], activation: Activation = .sigmoid) {
    require(weights.rows > 0 && weights.columns > 0, "A layer cannot have \(weights.rows) × \(weights.columns) weights")
    parameters = Parameters(inputs: weights.columns, outputs: weights.rows)
    self.activation = activation
    self.weights = weights
    self.biases = biases
  }

  /// Creates a layer with random weights and with biases of zero.
  ///
  /// - Parameters:
  ///   - inputs: The number of inputs, at least 1.
  ///   - outputs: The number of neurons, at least 1.
  ///   - activation: The activation function.
  ///   - initialisation: The standard deviation of the weights.
  ///   - random: The generator of the weights.
  public init(
    inputs: Int,
    outputs: Int,
    activation: Activation = .sigmoid,
    initialisation: Initialisation = .suited,
    random: inout Random
  ) {
    require(inputs > 0 && outputs > 0, "A layer cannot have \(inputs) inputs and \(outputs) outputs")
    parameters = Parameters(inputs: inputs, outputs: outputs)
    self.activation = activation
    let deviation = initialisation.deviation(inputs: inputs, outputs: outputs, activation: activation)
    for input in 0..<inputs {
      for output in 0..<outputs { parameters.w[input, output] = deviation * random.normal() }
    }
  }

  /// The number of inputs.
  public var inputs: Int { parameters.inputs }
  /// The number of outputs, which is the number of neurons.
  public var outputs: Int { parameters.outputs }

  /// The weights, (outputs, inputs): row i holds the weights of neuron i.
  ///
  /// Each access copies them; for single weights, `weight(to:from:)` is faster.
  public var weights: Matrix {
    get { parameters.weights }
    set { parameters.weights = newValue }
  }

  /// The biases, one for each neuron.
  public var biases: [Float] {
    get { parameters.biases }
    set { parameters.biases = newValue }
  }

  /// The weight of one connection: `weights[output, input]`.
  ///
  /// - Parameters:
  ///   - output: The index of the neuron.
  ///   - input: The index of the input.
  /// - Returns: The weight.
  public func weight(to output: Int, from input: Int) -> Float {
    parameters.weight(to: output, from: input)
  }
}
