/// A layer of neurons, each connected to every input: `a′ = f(w a + b)`.
public struct Layer: Sendable, Equatable {
  /// The weights and biases.
  public var parameters: Parameters
  /// The function f that makes activations of weighted inputs.
  public let activation: Activation

  /// A layer with the given weights and biases.
  ///
  /// - Parameters:
  ///   - weights: outputs × inputs: row i holds the weights of neuron i.
  ///   - biases: one for each neuron.
  ///   - activation: the function from weighted inputs to activations.
  public init(weights: Matrix, biases: [Float], activation: Activation = .sigmoid) {
    require(weights.rows > 0 && weights.columns > 0, "A layer cannot have \(weights.rows) × \(weights.columns) weights")
    parameters = Parameters(inputs: weights.columns, outputs: weights.rows)
    self.activation = activation
    self.weights = weights
    self.biases = biases
  }

  /// A layer with random weights and with biases of zero.
  ///
  /// - Parameters:
  ///   - inputs: at least 1.
  ///   - outputs: the number of neurons, at least 1.
  ///   - activation: the function from weighted inputs to activations.
  ///   - initialisation: how far the weights spread around 0.
  ///   - random: the generator that the weights are drawn from.
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

  public var inputs: Int { parameters.inputs }
  public var outputs: Int { parameters.outputs }

  /// The weights, outputs × inputs: row i holds the weights of neuron i.
  ///
  /// Each use makes a copy; for single weights, `weight(to:from:)` is faster.
  public var weights: Matrix {
    get { parameters.weights }
    set { parameters.weights = newValue }
  }

  /// The biases, one for each neuron.
  public var biases: [Float] {
    get { parameters.biases }
    set { parameters.biases = newValue }
  }

  /// The weight to neuron `output` from input `input`: `weights[output, input]`.
  public func weight(to output: Int, from input: Int) -> Float {
    parameters.weight(to: output, from: input)
  }
}
