/// A training under way: the memory that its epochs share.
struct TrainingRun {
  private let trainer: Trainer
  private var random: Random
  /// The examples in the order of the last epoch.
  private var rows: [Int]
  private let batchSize: Int
  private let passes: Passes

  init(_ trainer: Trainer, _ network: Network, _ examples: Examples) {
    trainer.optimiser.requireSensible()
    self.trainer = trainer
    random = Random(seed: trainer.seed)
    rows = Array(examples.rows)
    batchSize = min(trainer.batchSize, rows.count)
    let isPlain = trainer.optimiser == .descent && trainer.weightDecay == 0
    passes = Passes(
      network,
      on: examples,
      batchSize: batchSize,
      learns: isPlain ? .descent(batchSize: batchSize) : .steps(trainer.optimiser)
    )
  }

  /// Goes through all examples once, in a new order, with a step for each batch.
  ///
  /// - Parameter network: what was reached.
  /// - Returns: their average cost, each taken just before the step that learns from it.
  mutating func epoch(_ network: inout Network, learningRate: Float) -> Float {
    // A full batch is the same sum in any order, but for rounding: it keeps its order.
    if batchSize < rows.count { random.permute(&rows) }
    let cost = passes.learn(
      from: rows[...],
      batchSize: batchSize,
      learningRate: learningRate,
      weightDecay: trainer.weightDecay
    )
    passes.copyParameters(to: &network)
    return Float(cost / Double(rows.count))
  }
}
