/// The standard deviation of a layer's initial weights, which are drawn from a normal distribution with mean 0. Initial biases
/// are 0.
///
/// The standard deviation decides whether the variance of signals stays about constant from layer to layer. If it is too small,
/// signals vanish; if it is too large, sigmoid neurons saturate.
public enum Initialisation: Sendable, Hashable, CaseIterable {
  /// The initialisation that suits the layer's activation: `he` for ReLU, `lecun` for the others.
  case suited
  /// Standard deviation `1/√inputs`: the weighted inputs have about the variance of the inputs, whatever their number. LeCun,
  /// Bottou, Orr and Müller, "Efficient BackProp", 1998.
  case lecun
  /// Standard deviation `√(2/inputs)`, which compensates for the negative half that ReLU sets to zero. He, Zhang, Ren and Sun,
  /// "Delving Deep into Rectifiers", 2015.
  case he
  /// Standard deviation `√(2/(inputs + outputs))`, a compromise between the forward and the backward pass. Glorot and Bengio,
  /// "Understanding the difficulty of training deep feedforward neural networks", 2010.
  case glorot

  /// The standard deviation of a layer's initial weights.
  ///
  /// - Parameters:
  ///   - inputs: The number of the layer's inputs.
  ///   - outputs: The number of the layer's neurons.
  ///   - activation: The layer's activation function.
  /// - Returns: The standard deviation.
  public func deviation(inputs: Int, outputs: Int, activation: Activation) -> Float {
    switch self {
    case .suited:
      activation.suitedInitialisation.deviation(inputs: inputs, outputs: outputs, activation: activation)
    case .lecun: (1 / Float(inputs)).squareRoot()
    case .he: (2 / Float(inputs)).squareRoot()
    case .glorot: (2 / Float(inputs + outputs)).squareRoot()
    }
  }
}
