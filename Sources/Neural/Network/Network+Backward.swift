// Backpropagation: the derivatives of the cost by every weight and bias, from the output back to the input, each layer
// once. δ is ∂C/∂z, the layer's error.

extension Network {
  /// The gradient of one example's cost: ∂C/∂w and ∂C/∂b for every weight and bias.
  ///
  /// - Parameters:
  ///   - input: as many numbers as the network has inputs.
  ///   - target: as many numbers as the network has outputs.
  public func gradient(_ input: [Float], target: [Float]) -> Gradient {
    requireInput(input.count)
    requireTarget(target.count)
    return gradient(on: Examples(inputs: [input], targets: [target]))
  }

  /// The gradient of the average cost of many examples: the average of their gradients.
  public func gradient(on examples: Examples) -> Gradient {
    requireFitting(examples, for: "gradient(on:)")
    var gradient = Gradient(zeroLike: self)
    var cost = 0.0
    var work = Workspace(for: self, capacity: min(examples.count, Workspace.pieceSize))
    addGradient(of: examples, rows: examples.rows, to: &gradient, cost: &cost, work: &work)
    gradient.scale(by: 1 / Float(examples.count))
    return gradient
  }

  /// Adds the gradients and the costs of some examples, piece by piece, in their order.
  func addGradient(
    of examples: Examples,
    rows: ArraySlice<Int>,
    to gradient: inout Gradient,
    cost: inout Double,
    work: inout Workspace
  ) {
    for l in layers.indices.dropFirst() { layers[l].parameters.w.transpose(into: &work.transposedWeights[l]) }
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: Workspace.pieceSize) {
      work.load(examples, rows: rows[start..<min(start + Workspace.pieceSize, rows.endIndex)])
      forward(&work)
      QuadraticCost.forward(work.output, targets: work.targets, addingTo: &cost)
      backward(&work, into: &gradient)
    }
  }

  /// Takes the examples in the workspace, which have been forward, back from the output to the first layer.
  private func backward(_ work: inout Workspace, into gradient: inout Gradient) {
    let last = layers.count - 1
    // ∂C/∂a of the output; each round makes it ∂C/∂z of its layer, then ∂C/∂a of the layer before.
    QuadraticCost.backward(work.output, targets: work.targets, into: &work.errors[last])
    for l in layers.indices.reversed() {
      layers[l].activation.backward(&work.errors[l], z: work.weightedInputs[l], a: work.activations[l + 1])
      layers[l].backward(work.errors[l], from: work.activations[l], into: &gradient.layers[l])
      if l > 0 {
        layers[l].backward(
          work.errors[l],
          transposedWeights: work.transposedWeights[l],
          into: &work.errors[l - 1]
        )
      }
    }
  }
}
