// The four equations of backpropagation, and the step, for a micro-batch of B examples. Layer l has nₗ neurons:
//
//   forward    zₗ = aₗ₋₁ wₗ + bₗ,   aₗ = f(zₗ)        aₗ₋₁ (B, nₗ₋₁), wₗ (nₗ₋₁, nₗ), bₗ (1, nₗ), zₗ and aₗ (B, nₗ)
//   backward   δₗ = ∂C/∂aₗ ⊙ f′(zₗ),  ∂C/∂aₗ₋₁ = δₗ wₗᵀ    δₗ (B, nₗ)
//   gradient   ∂C/∂wₗ += aₗ₋₁ᵀ δₗ,  ∂C/∂bₗ += Σᵢ δₗᵢ      in the shapes of wₗ and bₗ
//   update     w ← w − η ∂C/∂w, or another optimiser's rule
//
// Work that belongs to an example (activations, cost, errors) is done for a range of examples; work that belongs to a weight (gradient,
// update) for a slice of the weights, over all examples. So each weight has one thread that changes it, and stays in the
// cache of that thread's core. The first layer's products with the inputs are in Workspace+Inputs.swift.

extension Workspace {
  /// Forward, from the first layer's weighted inputs to the output.
  @inline(__always)
  func forward(_ examples: Range<Int>) {
    for l in layers.indices {
      let layer = layers[l]
      let a = layer.activations.rows(examples)
      if l > 0 { a.set(layers[l - 1].activations.rows(examples), times: layer.w, adding: layer.b) }
      layer.activation.forward(a)
    }
  }

  /// The cost C of each example.
  @inline(__always)
  func computeCosts(_ examples: Range<Int>) {
    costFunction.forward(output.rows(examples), targets: targets.rows(examples), into: costs + examples.lowerBound)
  }

  /// Backward, from the output to the first layer: each layer's errors.
  ///
  /// - Parameter scale: The factor of all errors, and so of all gradients.
  @inline(__always)
  func backward(_ examples: Range<Int>, scale: Float) {
    let last = layers[layers.count - 1]
    let outputErrors = last.scaledErrors.rows(examples)
    costFunction.backward(output.rows(examples), targets: targets.rows(examples), times: scale, into: outputErrors)
    for l in layers.indices.reversed() {
      let layer = layers[l]
      let errors = layer.scaledErrors.rows(examples)
      layer.activation.backward(errors, a: layer.activations.rows(examples))
      if l > 0 { layers[l - 1].scaledErrors.rows(examples).set(errors, times: layer.transposedWeights) }
    }
  }

  /// Gradient and update of a slice of the weights of layer `l`, whose inputs `x` are numbers.
  ///
  /// - Parameters:
  ///   - x: (B, inputs)
  ///   - count: B.
  ///   - step: The step to make with the gradient, if it is complete.
  @inline(__always)
  func update(layer l: Int, inputs x: PanelView, count: Int, _ slice: ThreadSlice, step: OptimiserStep?) {
    let layer = layers[l]
    let blocks = slice.range(of: panelCount(layer.w.rows))
    let rows = blocks.lowerBound * 16..<min(blocks.upperBound * 16, layer.w.rows)
    layer.gradient.rows(rows)
      .add(transposed: x.rows(0..<count), from: rows.lowerBound, times: layer.scaledErrors.rows(0..<count))
    step?.apply(
      to: layer.w,
      layer.gradient,
      layer.moments.w,
      rows: rows,
      panels: 0..<layer.w.panels,
      decaysWeights: true
    )
    if step != nil || mode.addsToWeights { layer.transposeWeights(blocks: blocks) }
  }

  /// The same for the weights of all layers but the first, and for all biases.
  @inline(__always)
  func updateLaterLayers(count: Int, _ slice: ThreadSlice, step: OptimiserStep?) {
    for l in layers.indices.dropFirst() {
      // A small layer has a single block of inputs: not all of these go to the same thread.
      update(layer: l, inputs: layers[l - 1].activations, count: count, slice.rotated(by: l), step: step)
    }
    guard slice.isFirst else { return }
    for layer in layers {
      layer.biasGradient.addRows(of: layer.scaledErrors.rows(0..<count))
      step?.apply(
        to: layer.b,
        layer.biasGradient,
        layer.moments.b,
        rows: 0..<1,
        panels: 0..<layer.b.panels,
        decaysWeights: false
      )
    }
  }
}
