/// The hyperparameters of a training with an optimiser, a learning rate schedule, weight decay and early stopping.
///
/// ```swift
/// let (training, validation) = digits.split(0.9, seed: 1)
/// var network = Network(784, 128, 10, activation: .relu, cost: .softmaxCrossEntropy)
/// let history = try Trainer(epochs: 30, optimiser: .adam, patience: 5)
///   .train(&network, on: training, validation: validation)
/// ```
///
/// For plain gradient descent, `Network.train` is shorter.
public struct Trainer: Sendable, Hashable {
  /// The largest number of epochs, at least 0.
  public var epochs: Int
  /// The number of examples of a mini-batch, at least 1; all examples if there are fewer. The last batch of an epoch may be
  /// smaller.
  public var batchSize: Int
  /// The rule that computes a step from the gradient.
  public var optimiser: Optimiser
  /// η in the first epoch, above 0.
  public var learningRate: Float
  /// The factor of η in each epoch.
  public var schedule: LearningRateSchedule
  /// λ, at least 0, the weight decay: see `Descent.step(_:along:learningRate:weightDecay:)`.
  public var weightDecay: Float
  /// Early stopping: the number of epochs without an improvement of the validation cost after which training stops, at least 1;
  /// `nil` for no early stopping.
  public var patience: Int?
  /// The seed of the random orders of the examples.
  public var seed: UInt64

  /// Creates a trainer.
  ///
  /// - Parameters:
  ///   - epochs: The largest number of epochs, at least 0.
  ///   - batchSize: The number of examples of a mini-batch, at least 1.
  ///   - optimiser: The rule that computes a step from the gradient.
  ///   - learningRate: η in the first epoch, above 0; `nil` for the optimiser's `usualLearningRate`.
  ///   - schedule: The factor of η in each epoch.
  ///   - weightDecay: λ, at least 0.
  ///   - patience: The number of epochs without improvement after which training stops, at least 1; `nil` for no early stopping.
  ///   - seed: The seed of the random orders of the examples.
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
  /// Each epoch uses every example once, in a new random order (or in the given order, if a batch contains all examples). The
  /// result is the same on every machine.
  ///
  /// - Parameters:
  ///   - network: The network to train. Afterwards it has the weights of the last epoch or, with validation examples, of the
  ///     epoch with the lowest validation cost.
  ///   - examples: The training examples, at least one.
  ///   - validation: The validation examples, at least one, disjoint from the training examples; `nil` for none.
  /// - Returns: The costs of every epoch, the number of the best epoch, and the reason why training stopped.
  /// - Throws: A `TrainingError` if a cost or a weight is no longer finite. The network then has the weights from before that
  ///   epoch.
  @discardableResult
  public func train(
    _ network: inout Network,
    on examples: Examples,
    validation: Examples? = nil
  ) throws(TrainingError) -> TrainingHistory {
    validate(for: network, examples, validation)
    let session = TrainingSession(network, on: examples, batchSize: batchSize, mode: gradientMode(examples), seed: seed)
    var epochs: [TrainingHistory.Epoch] = []
    var best = (number: 0, cost: validation.map(network.cost(on:)) ?? .infinity, network: network)
    // A comparison with NaN is never true: start from infinity.
    if best.cost.isNaN { best.cost = .infinity }
    for number in 1..<self.epochs + 1 {
      let rate = learningRate * schedule.factor(epoch: number, of: self.epochs)
      let previous = network
      let trainingCost = try session.epoch(&network, learningRate: rate, weightDecay: weightDecay, number: number)
      let epoch = TrainingHistory.Epoch(
        number: number,
        learningRate: rate,
        trainingCost: trainingCost,
        validationCost: validation.map(network.cost(on:)),
        validationAccuracy: validation.map(network.accuracy(on:))
      )
      guard epoch.validationCost?.isFinite ?? true else {
        network = previous
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
    // Weight decay is implemented in optimiser steps only.
    optimiser == .descent && weightDecay == 0
      ? .descent(batchSize: min(batchSize, examples.count)) : .optimiser(optimiser)
  }

  /// Stops the program if a hyperparameter is out of range or the examples do not match the network.
  private func validate(for network: Network, _ examples: Examples, _ validation: Examples?) {
    network.requireShapes(of: examples, for: "Trainer.train(_:on:)")
    if let validation { network.requireShapes(of: validation, for: "Trainer.train(_:on:validation:), for validation,") }
    require(epochs >= 0, "Trainer takes at least 0 epochs, got \(epochs)")
    require(batchSize >= 1, "Trainer takes batches of at least 1 example, got \(batchSize)")
    require(learningRate > 0 && learningRate.isFinite, "Trainer takes a learning rate above 0, got \(learningRate)")
    optimiser.validate()
    schedule.validate()
    require(weightDecay >= 0 && weightDecay.isFinite, "Trainer takes a weight decay of at least 0, got \(weightDecay)")
    guard let patience else { return }
    require(patience >= 1, "Trainer takes a patience of at least 1 epoch, got \(patience)")
    require(validation != nil, "Trainer has a patience of \(patience) epochs, but no validation examples to judge by")
  }
}
