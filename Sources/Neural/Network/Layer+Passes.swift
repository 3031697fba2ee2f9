// One layer, forward and backward, for B examples at once. Shapes: x (B, inputs); z, a, δ (B, outputs); w (inputs, outputs).

extension Layer {
  /// Forward: `z = x w + b`, `a = f(z)`.
  func forward(_ x: LaneMatrix, weightedInputs z: inout LaneMatrix, activations a: inout LaneMatrix) {
    z.clear()
    z.add(x, times: parameters.w)
    z.addToRows(parameters.b)
    activation.forward(z, into: &a)
  }

  /// Backward, to the parameters: `∂C/∂w += xᵀ δ` and `∂C/∂b += Σ δ` over the examples, with δ = ∂C/∂z.
  func backward(_ δ: LaneMatrix, from x: LaneMatrix, into gradient: inout Parameters) {
    gradient.w.add(transposed: x, times: δ)
    gradient.b.addRows(of: δ)
  }

  /// Backward, to the inputs: `∂C/∂x = δ wᵀ`.
  ///
  /// - Parameter transposedWeights: wᵀ, (outputs, inputs).
  func backward(_ δ: LaneMatrix, transposedWeights: LaneMatrix, into inputErrors: inout LaneMatrix) {
    inputErrors.clear()
    inputErrors.add(δ, times: transposedWeights)
  }
}
