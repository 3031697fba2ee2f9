/// A training under way: the memory that its epochs share.
struct TrainingRun {
  private let trainer: Trainer
  private var descent: Descent
  private var random: Random
  /// The examples in the order of the last epoch.
  private var rows: [Int]
  private var gradient: Gradient
  private let passes: Passes

  init(_ trainer: Trainer, _ network: Network, _ examples: Examples) {
    self.trainer = trainer
    descent = Descent(trainer.optimiser, of: network)
    random = Random(seed: trainer.seed)
    rows = Array(examples.rows)
    gradient = Gradient(zeroLike: network)
    passes = Passes(network, on: examples, batchSize: trainer.batchSize, learns: .sums)
  }

  /// Goes through all examples once, in a new order, with a step for each batch.
  ///
  /// - Returns: their average cost, each taken just before the step that learns from it.
  mutating func epoch(_ network: inout Network, learningRate: Float) -> Float {
    // A full batch is the same sum in any order, but for rounding: it keeps its order.
    if trainer.batchSize < rows.count { random.permute(&rows) }
    var cost = 0.0
    for start in stride(from: 0, to: rows.count, by: trainer.batchSize) {
      let batch = rows[start..<min(start + trainer.batchSize, rows.count)]
      passes.copyParameters(of: network)
      cost += passes.learn(from: batch, batchSize: batch.count, rate: 1)
      passes.moveSums(to: &gradient)
      descent.step(&network, along: gradient, learningRate: learningRate, weightDecay: trainer.weightDecay)
    }
    return Float(cost / Double(rows.count))
  }
}
