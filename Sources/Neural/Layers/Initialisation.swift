/// The spread of a layer's first weights, which are drawn from a normal distribution around 0. Biases start at 0.
///
/// The spread decides whether signals keep their size on the way through many layers. Too small, and they fade; too large,
/// and a sigmoid is stuck at its flat ends.
public enum Initialisation: Sendable, Hashable, CaseIterable {
  /// What suits the layer's activation: `he` for ReLU, `lecun` for the others.
  case suited
  /// Standard deviation `1/√inputs`: a layer's weighted inputs are about as large as its inputs, whatever their number.
  /// LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998.
  case lecun
  /// Standard deviation `√(2/inputs)`: makes up for the negative half that ReLU loses.
  /// He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015.
  case he
  /// Standard deviation `√(2/(inputs + outputs))`: between what suits the way forward and what suits the way back.
  /// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
  case glorot

  /// The standard deviation of the weights of a layer.
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
