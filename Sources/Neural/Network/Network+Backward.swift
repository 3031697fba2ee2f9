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
    let passes = Passes(self, on: examples, batchSize: examples.count, learns: .sums)
    _ = passes.learn(from: examples.rows, batchSize: examples.count)
    var gradient = Gradient(zeroLike: self)
    passes.copySums(to: &gradient)
    return gradient
  }
}
