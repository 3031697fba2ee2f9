/// The function that turns a neuron's weighted input z into its activation a.
public enum Activation: Sendable, Hashable, CaseIterable {
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
    let z = Lanes(repeating: z)
    return derivative(z, value: value(z))[0]
  }

  /// a = f(z), lane by lane. What is not a number stays so.
  private func value(_ z: Lanes) -> Lanes {
    switch self {
    case .sigmoid: Neural.sigmoid(z)
    case .relu: z.replacing(with: 0, where: z .<= 0)
    case .tanh: Neural.tanh(z)
    case .identity: z
    }
  }

  /// f′(z), lane by lane, from z and a = f(z): what was computed on the way forward is not computed again.
  @inline(__always)
  private func derivative(_ z: Lanes, value a: Lanes) -> Lanes {
    switch self {
    case .sigmoid: a * (1 - a)
    case .relu: Lanes(repeating: 1).replacing(with: 0, where: z .<= 0)
    case .tanh: 1 - a * a
    case .identity: Lanes(repeating: 1)
    }
  }

  /// Forward: a = f(z). Both are (B, n).
  func forward(_ z: LaneMatrix, into a: inout LaneMatrix) {
    a.requireSameShape(z)
    for index in 0..<z.rows * z.width { a.lanes[index] = value(z.lanes[index]) }
    a.clearPadding()
  }

  /// Backward: ∂C/∂z = ∂C/∂a · f′(z), in place. All are (B, n).
  func backward(_ error: inout LaneMatrix, z: LaneMatrix, a: LaneMatrix) {
    error.requireSameShape(z)
    for index in 0..<z.rows * z.width {
      error.lanes[index] = error.lanes[index] * derivative(z.lanes[index], value: a.lanes[index])
    }
  }
}
