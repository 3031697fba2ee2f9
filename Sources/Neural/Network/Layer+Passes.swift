// One layer, forward and backward, for some of the B examples of a workspace. Shapes: x (B, inputs); z, a, δ (B, outputs);
// w and g = ∂C/∂w (inputs, outputs).

extension LayerMemory {
  /// Forward, first half: `z = x w + b`, where the activations will be.
  func weightedInputs(of x: LayerInputs, examples: Range<Int>) {
    let z = activations.rows(examples)
    switch x {
    case .sparse(let x): x.times(w, rows: examples, into: activations)
    case .dense(let x):
      z.clear()
      z.add(x.rows(examples), times: w)
    }
    z.addToRows(b)
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
    let result = result.rows(examples)
    result.clear()
    result.add(learning.errors.rows(examples), times: learning.transposed)
  }

  /// Backward, to the weights of some inputs: `g += xᵀ δ`, over the first `count` examples.
  ///
  /// - Parameters:
  ///   - cursors: a number for each example, to be used here.
  ///   - finish: called with rows of g that are complete.
  @inline(__always)
  func addGradient(
    of x: LayerInputs,
    count: Int,
    inputs: Range<Int>,
    in learning: Learning,
    cursors: UnsafeMutablePointer<Int>,
    finish: (Range<Int>) -> Void
  ) {
    let errors = learning.errors.rows(0..<count)
    switch x {
    case .sparse(let x): x.addGradient(of: errors, to: learning.w, inputs: inputs, cursors: cursors, finish: finish)
    case .dense(let x):
      learning.w.rows(inputs).add(transposed: x.rows(0..<count), from: inputs.lowerBound, times: errors)
      finish(inputs)
    }
  }
}

/// What comes into a layer, (B, inputs): from outside, mostly zeros, or from the layer before.
enum LayerInputs {
  case sparse(SparseRows)
  case dense(LaneView)
}
