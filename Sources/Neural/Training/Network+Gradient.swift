extension Network {
  /// Computes the gradient of one example's cost: ∂C/∂w and ∂C/∂b for every weight and bias.
  ///
  /// - Parameters:
  ///   - input: A number for each of the network's inputs.
  ///   - target: A number for each of the network's outputs.
  /// - Returns: The gradient.
  public func gradient(_ input: [Float], target: [Float]) -> Gradient {
    requireInput(input.count)
    requireTarget(target.count)
    return gradient(on: Examples(inputs: [input], targets: [target]))
  }

  /// Computes the gradient of the average cost of examples, which is the average of their gradients.
  ///
  /// - Parameter examples: At least one.
  /// - Returns: The gradient.
  public func gradient(on examples: Examples) -> Gradient {
    requireShapes(of: examples, for: "gradient(on:)")
    let session = TrainingSession(self, on: examples, batchSize: examples.count, mode: .summed)
    _ = session.run()
    return session.gradient(of: self)
  }
}
