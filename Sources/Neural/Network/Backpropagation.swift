// The four equations of backpropagation, and the step, for a micro-batch of B examples. Layer l has nₗ neurons:
//
//   forward    zₗ = aₗ₋₁ wₗ + bₗ,   aₗ = f(zₗ)        aₗ₋₁ (B, nₗ₋₁), wₗ (nₗ₋₁, nₗ), bₗ (1, nₗ), zₗ and aₗ (B, nₗ)
//   backward   δₗ = ∂C/∂aₗ ⊙ f′(zₗ),  ∂C/∂aₗ₋₁ = δₗ wₗᵀ    δₗ (B, nₗ)
//   gradient   ∂C/∂wₗ += aₗ₋₁ᵀ δₗ,  ∂C/∂bₗ += Σᵢ δₗᵢ      in the shapes of wₗ and bₗ
//   update     w ← w − η ∂C/∂w, or another optimiser's rule
//
// Activations, costs and errors are computed for a range of examples; gradients and updates for a slice of the weights, over all
// examples. So each weight is written by one thread, and stays in the cache of that thread's core. The first layer's products
// with the inputs are in Workspace+Inputs.swift.

extension Workspace {
  /// The forward pass, from the first layer's weighted inputs to the output.
  @inline(__always)
  func forward(_ examples: Range<Int>) {
    for l in layers.indices {
      let layer = layers[l]
      let a = layer.activations.rows(examples)
      if l > 0 { a.set(layers[l - 1].activations.rows(examples), times: layer.w, adding: layer.b) }
      layer.activation.forward(a)
    }
  }

  /// Computes the cost C of each example.
  @inline(__always)
  func computeCosts(_ examples: Range<Int>) {
    costFunction.forward(output.rows(examples), targets: targets.rows(examples), into: costs + examples.lowerBound)
  }

  /// The backward pass, from the output to the first layer: computes each layer's errors.
  ///
  /// - Parameters:
  ///   - examples: The rows of the examples in this workspace.
  ///   - scale: The factor of all errors, and so of all gradients.
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

  /// Computes the gradient of a slice of the weights of layer `l`, whose inputs are dense, and updates these weights.
  ///
  /// - Parameters:
  ///   - l: The index of the layer.
  ///   - x: The layer's inputs, (at least B, inputs).
  ///   - count: B, the number of examples.
  ///   - slice: The calling thread's slice of the weights, in blocks of sixteen inputs.
  ///   - step: The optimiser's step, if the gradient is complete.
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

  /// Computes the gradients of a slice of the weights of all layers except the first, and of all biases, and updates them.
  ///
  /// - Parameters:
  ///   - count: B, the number of examples.
  ///   - slice: The calling thread's slice of the weights. Biases belong to the first thread.
  ///   - step: The optimiser's step, if the gradients are complete.
  @inline(__always)
  func updateLaterLayers(count: Int, _ slice: ThreadSlice, step: OptimiserStep?) {
    for l in layers.indices.dropFirst() {
      // A small layer has a single block of inputs: rotation assigns the blocks of successive layers to different threads.
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
