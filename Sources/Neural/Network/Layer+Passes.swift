// One layer, forward and backward, for some of the B examples of a workspace. Shapes: x (B, inputs); z, a, δ (B, outputs);
// w and g = ∂C/∂w (inputs, outputs).

extension LayerMemory {
  /// Forward, first half: `z = x w + b`, where the activations will be.
  ///
  /// - Parameter part: which thread this is.
  func weightedInputs(of x: LayerInputs, examples: Range<Int>, part: Int = 0) {
    let z = activations.rows(examples)
    switch x {
    case .sparse(let x): x.times(w, rows: examples, into: activations)
    case .sparseColumns(let x): x.times(w, part: part, rows: examples, into: activations)
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
  ///   - part: which of `parts` threads this is.
  ///   - clearing: whether the sums begin at zero, or at what g holds.
  ///   - step: how the weights learn from the sums as soon as those are complete; nil if there is more to add.
  func addGradient(
    of x: LayerInputs,
    count: Int,
    inputs: Range<Int>,
    in learning: Learning,
    part: Int,
    of parts: Int,
    clearing: Bool,
    step: DescentStep?
  ) {
    let (errors, g, rows) = (learning.errors.rows(0..<count), learning.w, learning.w.rows(inputs))
    switch x {
    case .sparseColumns(let x):
      x.addGradient(of: errors, part: part, of: parts, to: g, inputs: inputs, clearing: clearing) { first, count in
        step?.go(w.lanes + first, along: g.lanes + first, count: count)
      }
    case .sparse(let x):
      if let step, clearing, count == 1 {
        return x.descend(along: errors, w: w, inputs: inputs, factor: step.factor)
      }
      if clearing { rows.clear() }
      x.addGradient(of: errors, to: g, inputs: inputs)
      step?.go(w.rows(inputs), along: rows)
    case .dense(let x):
      if clearing { rows.clear() }
      rows.add(transposed: x.rows(0..<count), from: inputs.lowerBound, times: errors)
      step?.go(w.rows(inputs), along: rows)
    }
  }
}

/// What comes into a layer, (B, inputs): from outside, mostly zeros, or from the layer before.
enum LayerInputs {
  case sparse(SparseRows)
  case sparseColumns(SparseColumns)
  case dense(LaneView)
}
