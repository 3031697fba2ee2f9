/// The cost function C of one example, a measure of the difference between output a and target y. Training minimises its average.
///
/// ```swift
/// var network = Network(784, 128, 10, activation: .relu, cost: .softmaxCrossEntropy)
/// ```
public enum CostFunction: Sendable, Hashable, CaseIterable, BitwiseCopyable {
  /// The quadratic cost, `C = Σᵢ (aᵢ − yᵢ)²`.
  case quadratic
  /// The cross-entropy of the target with the softmax of the outputs, `C = −Σᵢ yᵢ ln pᵢ` with `p = softmax(a)`, in nats.
  ///
  /// For classification. The outputs are logits, numbers of any size: the default activation of the last layer is `.identity`,
  /// and `Network.probabilities(_:)` converts the outputs to probabilities. Targets must be probabilities too (not negative, with
  /// sum 1), as one-hot targets are. The network has at least 2 outputs.
  case softmaxCrossEntropy

  /// The forward pass: the cost C of each example.
  ///
  /// - Parameters:
  ///   - a: The outputs, (B, outputs).
  ///   - y: The targets, (B, outputs).
  ///   - costs: The address of B numbers, which are overwritten.
  func forward(_ a: PanelView, targets y: PanelView, into costs: UnsafeMutablePointer<Float>) {
    switch self {
    case .quadratic: QuadraticCost.forward(a, targets: y, into: costs)
    case .softmaxCrossEntropy: SoftmaxCrossEntropy.forward(a, targets: y, into: costs)
    }
  }

  /// The backward pass: ∂C/∂a · factor.
  ///
  /// - Parameters:
  ///   - a: The outputs, (B, outputs).
  ///   - y: The targets, (B, outputs).
  ///   - factor: The factor of the derivatives.
  ///   - error: The result, (B, outputs).
  func backward(_ a: PanelView, targets y: PanelView, times factor: Float, into error: PanelView) {
    switch self {
    case .quadratic: QuadraticCost.backward(a, targets: y, times: factor, into: error)
    case .softmaxCrossEntropy: SoftmaxCrossEntropy.backward(a, targets: y, times: factor, into: error)
    }
  }

  /// The default activation of the last layer in a network whose other layers have the activation `hidden`.
  func outputActivation(after hidden: Activation) -> Activation {
    switch self {
    case .quadratic: hidden
    case .softmaxCrossEntropy: .identity
    }
  }

  /// The code of the cost function in network files. The codes of existing cases are fixed.
  var fileCode: UInt32 {
    switch self {
    case .quadratic: 0
    case .softmaxCrossEntropy: 1
    }
  }

  /// The smallest number of outputs for which the cost is defined.
  var minimumOutputs: Int {
    switch self {
    case .quadratic: 1
    case .softmaxCrossEntropy: 2
    }
  }
}
