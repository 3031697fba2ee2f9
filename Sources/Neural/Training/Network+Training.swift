extension Network {
  /// Makes one step of gradient descent: `w ← w − η ∂C/∂w`, and the same for the biases.
  ///
  /// - Parameters:
  ///   - gradient: The gradient of this network, or of one of the same sizes.
  ///   - learningRate: η.
  public mutating func step(along gradient: Gradient, learningRate: Float) {
    require(
      gradient.layers.count == layers.count,
      "A network of \(layers.count) layers cannot step along a gradient of \(gradient.layers.count)"
    )
    for l in layers.indices { layers[l].parameters.add(gradient.layers[l], scaledBy: -learningRate) }
  }

  /// Trains the network by mini-batch gradient descent: for each batch one step along the average gradient of its examples.
  ///
  /// Each epoch uses every example once. The result is the same on every machine.
  ///
  /// With a `batchSize` of up to 128, a step is `w ← w + Σᵢ (−η/B) ∂Cᵢ/∂w`, where the B terms are added to w one after the other,
  /// in the order of the examples. With a larger one it is `w ← w − η Σᵢ (1/B) ∂Cᵢ/∂w`, where the sum is computed first. The two
  /// differ in rounding only.
  ///
  /// - Parameters:
  ///   - examples: The training examples, at least one.
  ///   - epochs: The number of epochs, at least 0.
  ///   - batchSize: The number of examples of a batch, at least 1; `nil` for all. The last batch of an epoch may be smaller.
  ///   - learningRate: η, a finite number.
  ///   - shuffling: If true, each epoch uses the examples in a new random order, except if a batch contains all examples.
  ///   - seed: The seed of the random orders.
  ///   - threads: The largest number of threads, at least 1; `nil` for the number of processor cores. Small amounts of work use
  ///     fewer. The result does not depend on it.
  /// - Returns: For each epoch the average cost of its examples, each computed immediately before the step that uses the example.
  @discardableResult
  public mutating func train(
    on examples: Examples,
    epochs: Int = 1,
    batchSize: Int? = 10,
    learningRate: Float,
    shuffling: Bool = true,
    seed: UInt64 = 1,
    threads: Int? = nil
  ) -> [Float] {
    requireShapes(of: examples, for: "train(on:)")
    require(epochs >= 0, "train takes at least 0 epochs, got \(epochs)")
    let batchSize = batchSize ?? examples.count
    require(batchSize >= 1, "train takes batches of at least 1 example, got \(batchSize)")
    require(learningRate.isFinite, "train takes a finite learning rate, got \(learningRate)")
    require(threads ?? 1 >= 1, "train takes at least 1 thread, got \(threads ?? 1)")

    let size = min(batchSize, examples.count)
    let session = TrainingSession(
      self,
      on: examples,
      batchSize: size,
      mode: .descent(batchSize: size),
      seed: seed,
      threads: threads
    )
    var costs: [Float] = []
    for number in 1..<epochs + 1 {
      do {
        costs.append(try session.epoch(&self, learningRate: learningRate, shuffling: shuffling, number: number))
      } catch {
        fail("train(on:): \(error)")
      }
    }
    return costs
  }
}
