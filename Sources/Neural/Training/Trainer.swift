/// Everything that is decided before a training begins.
///
/// ```swift
/// let (training, validation) = digits.split(0.9, seed: 1)
/// var network = Network(784, 128, 10, activation: .relu, cost: .softmaxCrossEntropy)
/// let history = try Trainer(epochs: 30, optimiser: .adam, patience: 5)
///   .train(&network, on: training, validation: validation)
/// ```
///
/// `Network.train` is the short way to plain gradient descent.
public struct Trainer: Sendable, Hashable {
  /// How often to go through all examples, at the most.
  public var epochs: Int
  /// How many examples make a step; all of them, where there are fewer. The last batch of an epoch may be smaller.
  public var batchSize: Int
  /// How a gradient becomes a step.
  public var optimiser: Optimiser
  /// η in the first epoch.
  public var learningRate: Float
  /// How η changes from epoch to epoch.
  public var schedule: LearningRateSchedule
  /// λ: how fast weights shrink that are not needed; see `Descent.step`. 0 for not at all.
  public var weightDecay: Float
  /// Early stopping: training ends when the validation cost has not got better for so many epochs. `nil` for never.
  public var patience: Int?
  /// For the order of the examples.
  public var seed: UInt64

  /// - Parameters:
  ///   - epochs: at least 0.
  ///   - batchSize: at least 1.
  ///   - optimiser: the rule for a step along the gradient.
  ///   - learningRate: above 0; the optimiser's usual one if `nil`.
  ///   - schedule: the learning rate's course over the epochs.
  ///   - weightDecay: at least 0.
  ///   - patience: at least 1, or `nil`.
  ///   - seed: for the order of the examples.
  public init(
    epochs: Int = 20,
    batchSize: Int = 32,
    optimiser: Optimiser = .momentum,
    learningRate: Float? = nil,
    schedule: LearningRateSchedule = .constant,
    weightDecay: Float = 0,
    patience: Int? = nil,
    seed: UInt64 = 1
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.optimiser = optimiser
    self.learningRate = learningRate ?? optimiser.usualLearningRate
    self.schedule = schedule
    self.weightDecay = weightDecay
    self.patience = patience
    self.seed = seed
  }

  /// Trains a network.
  ///
  /// In each epoch every example is used once, in a new random order (but for batches of all examples, which keep theirs). The
  /// same network, examples and options give the same weights on every machine.
  ///
  /// - Parameters:
  ///   - network: where to start, and what was reached: with validation examples, the weights of the best epoch.
  ///   - examples: at least one.
  ///   - validation: examples to judge by, none of them among the others; at least one, or `nil`.
  /// - Returns: the costs of every epoch, which was the best, and why training stopped.
  /// - Throws: when a cost or a weight is no longer finite; the network then has the weights from before that epoch.
  @discardableResult
  public func train(
    _ network: inout Network,
    on examples: Examples,
    validation: Examples? = nil
  ) throws(TrainingError) -> TrainingHistory {
    requireSensible(for: network, examples, validation)
    let session = TrainingSession(network, on: examples, batchSize: batchSize, mode: gradientMode(examples), seed: seed)
    var epochs: [TrainingHistory.Epoch] = []
    var best = (number: 0, cost: validation.map(network.cost(on:)) ?? .infinity, network: network)
    // No cost is less than one that is not a number.
    if best.cost.isNaN { best.cost = .infinity }
    for number in 1..<self.epochs + 1 {
      let rate = learningRate * schedule.factor(epoch: number, of: self.epochs)
      let before = network
      let trainingCost = try session.epoch(&network, learningRate: rate, weightDecay: weightDecay, number: number)
      let epoch = TrainingHistory.Epoch(
        number: number,
        learningRate: rate,
        trainingCost: trainingCost,
        validationCost: validation.map(network.cost(on:)),
        validationAccuracy: validation.map(network.accuracy(on:))
      )
      guard epoch.validationCost?.isFinite ?? true else {
        network = before
        throw .costNotFinite(epoch: number, learningRate: rate)
      }
      epochs.append(epoch)
      guard let cost = epoch.validationCost else {
        best.number = number
        continue
      }
      if cost < best.cost {
        best = (number, cost, network)
      } else if let patience, number - best.number >= patience {
        network = best.network
        return TrainingHistory(epochs: epochs, bestEpoch: best.number, ending: .noImprovement(epochs: patience))
      }
    }
    if validation != nil { network = best.network }
    return TrainingHistory(epochs: epochs, bestEpoch: best.number, ending: .allEpochs)
  }

  private func gradientMode(_ examples: Examples) -> GradientMode {
    // Only an optimiser's steps decay weights.
    optimiser == .descent && weightDecay == 0
      ? .descent(batchSize: min(batchSize, examples.count)) : .optimiser(optimiser)
  }

  private func requireSensible(for network: Network, _ examples: Examples, _ validation: Examples?) {
    network.requireFitting(examples, for: "Trainer.train(_:on:)")
    if let validation { network.requireFitting(validation, for: "Trainer.train(_:on:validation:), for validation,") }
    require(epochs >= 0, "Trainer takes at least 0 epochs, got \(epochs)")
    require(batchSize >= 1, "Trainer takes batches of at least 1 example, got \(batchSize)")
    require(learningRate > 0 && learningRate.isFinite, "Trainer takes a learning rate above 0, got \(learningRate)")
    optimiser.requireSensible()
    schedule.requireSensible()
    require(weightDecay >= 0 && weightDecay.isFinite, "Trainer takes a weight decay of at least 0, got \(weightDecay)")
    guard let patience else { return }
    require(patience >= 1, "Trainer takes a patience of at least 1 epoch, got \(patience)")
    require(validation != nil, "Trainer has a patience of \(patience) epochs, but no validation examples to judge by")
  }
}
