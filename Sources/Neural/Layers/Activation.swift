/// The function that turns a neuron's weighted input z into its activation a.
///
/// To add one, add a case and follow the compiler through this file. Its derivative has to follow from a alone, because z is
/// overwritten.
public enum Activation: Sendable, Hashable, CaseIterable, BitwiseCopyable {
  /// σ(z) = 1 / (1 + e⁻ᶻ), from 0 to 1.
  case sigmoid
  /// max(0, z): the rectified linear unit.
  case relu
  /// The hyperbolic tangent, from -1 to 1.
  case tanh
  /// z itself.
  case identity

  /// The activation of a neuron with weighted input `z`.
  public func callAsFunction(_ z: Float) -> Float {
    value(Lanes(repeating: z))[0]
  }

  /// The slope of the function at `z`. For `relu`, which has a corner at 0, the slope there counts as 0.
  public func derivative(_ z: Float) -> Float {
    derivative(value: value(Lanes(repeating: z)))[0]
  }

  /// a = f(z), lane by lane; NaN for NaN.
  @inline(__always)
  private func value(_ z: Lanes) -> Lanes {
    switch self {
    case .sigmoid: Neural.sigmoid(z)
    case .relu: z.replacing(with: 0, where: z .<= 0)
    case .tanh: Neural.tanh(z)
    case .identity: z
    }
  }

  /// f′(z), lane by lane, from a = f(z).
  @inline(__always)
  private func derivative(value a: Lanes) -> Lanes {
    switch self {
    case .sigmoid: a * (1 - a)
    case .relu: Lanes(repeating: 1).replacing(with: 0, where: a .<= 0)
    case .tanh: 1 - a * a
    case .identity: Lanes(repeating: 1)
    }
  }

  /// The activation's number in network files: never to be changed.
  var fileCode: UInt32 {
    switch self {
    case .sigmoid: 0
    case .relu: 1
    case .tanh: 2
    case .identity: 3
    }
  }

  /// The initialisation that keeps signals at their size through many layers of this activation.
  var suitedInitialisation: Initialisation {
    switch self {
    case .relu: .he
    case .sigmoid, .tanh, .identity: .lecun
    }
  }

  /// Forward: a = f(z), in place, (B, n).
  func forward(_ z: PanelView) {
    for index in 0..<z.panels {
      let (vectors, mask) = (z.panel(index), z.columnMask(index))
      for i in 0..<z.rows { vectors[i] = masked(value(vectors[i]), mask) }
    }
  }

  /// Backward: ∂C/∂z = ∂C/∂a · f′(z), in place. Both are (B, n).
  func backward(_ error: PanelView, a: PanelView) {
    error.requireSameShape(a)
    for index in 0..<a.panels {
      let (errors, outputs) = (error.panel(index), a.panel(index))
      for i in 0..<a.rows { errors[i] = errors[i] * derivative(value: outputs[i]) }
    }
  }
}
