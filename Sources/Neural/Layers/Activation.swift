/// The activation function f of a layer: a = f(z), where z is a neuron's weighted input and a its activation.
///
/// To add a function, add a case; the compiler lists the switches of this file to complete. The derivative must be a function of
/// a alone, because z is overwritten by a.
public enum Activation: Sendable, Hashable, CaseIterable, BitwiseCopyable {
  /// The logistic function, σ(z) = 1 / (1 + e⁻ᶻ), from 0 to 1.
  case sigmoid
  /// The rectified linear unit, max(0, z).
  case relu
  /// The hyperbolic tangent, from -1 to 1.
  case tanh
  /// The identity, a = z.
  case identity

  /// The activation of a neuron.
  ///
  /// - Parameter z: The weighted input.
  /// - Returns: f(z).
  public func callAsFunction(_ z: Float) -> Float {
    value(Lanes(repeating: z))[0]
  }

  /// The derivative f′(z). For `relu`, which has none at 0, f′(0) is defined as 0.
  ///
  /// - Parameter z: The weighted input.
  /// - Returns: f′(z).
  public func derivative(_ z: Float) -> Float {
    derivative(value: value(Lanes(repeating: z)))[0]
  }

  /// f(z), lane by lane; NaN for NaN.
  @inline(__always)
  private func value(_ z: Lanes) -> Lanes {
    switch self {
    case .sigmoid: Neural.sigmoid(z)
    case .relu: z.replacing(with: 0, where: z .<= 0)
    case .tanh: Neural.tanh(z)
    case .identity: z
    }
  }

  /// f′(z), lane by lane, as a function of a = f(z).
  @inline(__always)
  private func derivative(value a: Lanes) -> Lanes {
    switch self {
    case .sigmoid: a * (1 - a)
    case .relu: Lanes(repeating: 1).replacing(with: 0, where: a .<= 0)
    case .tanh: 1 - a * a
    case .identity: Lanes(repeating: 1)
    }
  }

  /// The code of the activation in network files. Codes never change; they are unique, 0, 1, 2 and so on.
  var fileCode: UInt32 {
    switch self {
    case .sigmoid: 0
    case .relu: 1
    case .tanh: 2
    case .identity: 3
    }
  }

  /// The initialisation with which the variance of signals stays about constant from layer to layer.
  var suitedInitialisation: Initialisation {
    switch self {
    case .relu: .he
    case .sigmoid, .tanh, .identity: .lecun
    }
  }

  /// The forward pass, in place: a = f(z), (B, n).
  func forward(_ z: PanelView) {
    for index in 0..<z.panels {
      let (vectors, mask) = (z.panel(index), z.columnMask(index))
      for i in 0..<z.rows { vectors[i] = masked(value(vectors[i]), mask) }
    }
  }

  /// The backward pass, in place: ∂C/∂z = ∂C/∂a ⊙ f′(z).
  ///
  /// - Parameters:
  ///   - error: ∂C/∂a before, ∂C/∂z after, (B, n).
  ///   - a: The activations, (B, n).
  func backward(_ error: PanelView, a: PanelView) {
    error.requireSameShape(a)
    for index in 0..<a.panels {
      let (errors, outputs) = (error.panel(index), a.panel(index))
      for i in 0..<a.rows { errors[i] = errors[i] * derivative(value: outputs[i]) }
    }
  }
}
