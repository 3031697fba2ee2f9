extension Network {
  /// One step of gradient descent: `w ← w − η ∂C/∂w`, and the same for the biases.
  ///
  /// - Parameters:
  ///   - gradient: of this network, or of one with the same sizes.
  ///   - learningRate: η, how far to go.
  public mutating func step(along gradient: Gradient, learningRate: Float) {
    require(
      gradient.layers.count == layers.count,
      "A network of \(layers.count) layers cannot step along a gradient of \(gradient.layers.count)"
    )
    for l in layers.indices { layers[l].parameters.add(gradient.layers[l], scaledBy: -learningRate) }
  }

  /// Gradient descent with mini-batches: for each batch one step along the average gradient of its examples.
  ///
  /// In each epoch every example is used once. The same network, examples and numbers give the same weights on every machine.
  ///
  /// With a `batchSize` of up to 128, a step is `w ← w + Σᵢ (−η/B) ∂Cᵢ/∂w`, over the batch's B examples in their order, each term added
  /// to what the weight has become; with a larger one it is `w ← w − η Σᵢ (1/B) ∂Cᵢ/∂w`, the sum complete first.
  ///
  /// - Parameters:
  ///   - examples: at least one.
  ///   - epochs: how often to go through all of them.
  ///   - batchSize: how many examples make a step: 1 for single examples, `nil` for all. The last batch of an epoch may
  ///     be smaller.
  ///   - learningRate: η, how far a step goes: a finite number.
  ///   - shuffling: whether each epoch has a new random order; otherwise, and where a batch has all examples, they keep their own.
  ///   - seed: for the order of the examples.
  ///   - threads: how many threads to use at most, from 1; `nil` for as many as there are processor cores. Fewer are used where
  ///     more do not pay. The result does not depend on it.
  /// - Returns: for each epoch the average cost of its examples, each taken just before the step that learns from it.
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
    requireFitting(examples, for: "train(on:)")
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
        costs.append(
          try session.epoch(&self, learningRate: learningRate, shuffling: shuffling, number: number)
        )
      } catch {
        fail("train(on:): \(error)")
      }
    }
    return costs
  }
}
