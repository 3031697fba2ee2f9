// One layer, forward and backward, for some of the B examples of a workspace. Shapes: x (B, inputs); z, a, δ (B, outputs);
// w and g = ∂C/∂w (inputs, outputs). For pictures, the first layer's products with w are in PixelLists+Products.swift.

extension LayerMemory {
  /// Forward, first half: `z = x w + b`, where the activations will be.
  func weightedInputs(of x: LaneView, examples: Range<Int>) {
    activations.rows(examples).set(x.rows(examples), times: w, adding: b)
  }

  /// Forward, second half: `a = f(z)`, in place.
  func activate(_ examples: Range<Int>) {
    activation.forward(activations.rows(examples))
  }

  /// Backward: `δ = ∂C/∂a · f′(z)`, in place.
  func errors(_ examples: Range<Int>, in learning: Learning) {
    activation.backward(learning.errors.rows(examples), a: activations.rows(examples))
  }

  /// Backward, to the inputs: `∂C/∂x = δ wᵀ`.
  func inputErrors(_ examples: Range<Int>, in learning: Learning, into result: LaneView) {
    guard let transposed = learning.transposed else { return }
    result.rows(examples).set(learning.errors.rows(examples), times: transposed)
  }

  /// Backward, to the weights of some inputs: `g += xᵀ δ`, over the first `count` examples.
  ///
  /// - Parameter blocks: the inputs, in blocks of sixteen.
  func addGradient(of x: LaneView, count: Int, blocks: Range<Int>, in learning: Learning) {
    let inputs = inputs(blocks)
    learning.w.rows(inputs).add(
      transposed: x.rows(0..<count),
      from: inputs.lowerBound,
      times: learning.errors.rows(0..<count)
    )
  }

  /// Backward, to the biases: `g += Σᵢ δᵢ`, over the first `count` examples.
  func addBiasGradient(count: Int, in learning: Learning) {
    learning.b.addRows(of: learning.errors.rows(0..<count))
  }

  /// Some weights make a step along their gradients, which become zero.
  func stepWeights(_ step: OptimiserStep, rows: Range<Int>, panels: Range<Int>, in learning: Learning) {
    step.apply(to: w, learning.w, learning.moments.w, rows: rows, panels: panels, shrinking: true)
  }

  /// The same for the biases.
  func stepBiases(_ step: OptimiserStep, in learning: Learning) {
    step.apply(to: b, learning.b, learning.moments.b, rows: 0..<1, panels: 0..<b.panels, shrinking: false)
  }

  /// The rows of w in some blocks of sixteen.
  func inputs(_ blocks: Range<Int>) -> Range<Int> {
    blocks.lowerBound * 16..<min(blocks.upperBound * 16, w.rows)
  }
}
