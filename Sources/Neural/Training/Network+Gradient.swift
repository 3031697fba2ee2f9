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
    let session = TrainingSession(self, on: examples, batchSize: examples.count, mode: .summed)
    _ = session.run()
    return session.gradient(of: self)
  }
}
