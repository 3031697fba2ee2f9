/// The measure of how wrong an output is: the number that training makes small.
///
/// ```swift
/// var network = Network(784, 128, 10, activation: .relu, cost: .softmaxCrossEntropy)
/// ```
public enum CostFunction: Sendable, Hashable, CaseIterable, BitwiseCopyable {
  /// `C = Σᵢ (aᵢ − yᵢ)²`: the squares of the differences between output and target, added up.
  case quadratic
  /// `C = −Σᵢ yᵢ ln pᵢ` with `p = softmax(a)`: how surprised the network is by the right answer, in nats.
  ///
  /// For classes. The network's outputs are then any numbers (the last layer is `.identity` unless said otherwise), and
  /// `softmax` makes probabilities of them: see `Network.probabilities(_:)`. Targets are probabilities too: not negative,
  /// and adding up to 1, as one-hot targets do. At least 2 outputs.
  case softmaxCrossEntropy

  /// Forward: C for each example. a, y: (B, outputs).
  func forward(_ a: PanelView, targets y: PanelView, into costs: UnsafeMutablePointer<Float>) {
    switch self {
    case .quadratic: QuadraticCost.forward(a, targets: y, into: costs)
    case .softmaxCrossEntropy: SoftmaxCrossEntropy.forward(a, targets: y, into: costs)
    }
  }

  /// Backward: ∂C/∂a · factor, (B, outputs).
  func backward(_ a: PanelView, targets y: PanelView, times factor: Float, into error: PanelView) {
    switch self {
    case .quadratic: QuadraticCost.backward(a, targets: y, times: factor, into: error)
    case .softmaxCrossEntropy: SoftmaxCrossEntropy.backward(a, targets: y, times: factor, into: error)
    }
  }

  /// The default activation of the last layer, in a network whose other layers have `hidden`.
  func outputActivation(after hidden: Activation) -> Activation {
    switch self {
    case .quadratic: hidden
    case .softmaxCrossEntropy: .identity
    }
  }

  /// The cost function's number in network files: never to be changed.
  var fileCode: UInt32 {
    switch self {
    case .quadratic: 0
    case .softmaxCrossEntropy: 1
    }
  }

  /// The smallest number of outputs that can be compared.
  var minimumOutputs: Int {
    switch self {
    case .quadratic: 1
    case .softmaxCrossEntropy: 2
    }
  }
}
