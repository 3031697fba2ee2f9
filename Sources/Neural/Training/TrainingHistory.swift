/// How a training went, epoch by epoch.
public struct TrainingHistory: Sendable, Hashable {
  public struct Epoch: Sendable, Hashable {
    /// 1, 2, 3, …
    public let number: Int
    public let learningRate: Float
    /// The average cost of the training examples, each taken just before the step that learns from it.
    public let trainingCost: Float
    /// The average cost of the validation examples after the epoch; `nil` where there are none.
    public let validationCost: Float?
    /// The share of the validation examples, from 0 to 1, that the network gets right; `nil` where there are none.
    public let validationAccuracy: Float?
  }

  /// Why training stopped.
  public enum Ending: Sendable, Hashable {
    /// All epochs are done.
    case allEpochs
    /// The validation cost has not got better for so many epochs.
    case noImprovement(epochs: Int)
  }

  public let epochs: [Epoch]
  /// The epoch whose weights the network has now, counted from 1: the one with the lowest validation cost, the first of
  /// equals; without validation examples the last one. 0 where no epoch was better than the untrained network or none
  /// was asked for.
  public let bestEpoch: Int
  public let ending: Ending

  public var trainingCosts: [Float] { epochs.map { $0.trainingCost } }
  /// Empty without validation examples.
  public var validationCosts: [Float] { epochs.compactMap { $0.validationCost } }
  /// Empty without validation examples.
  public var validationAccuracies: [Float] { epochs.compactMap { $0.validationAccuracy } }
}

extension TrainingHistory: CustomStringConvertible {
  /// One sentence: "stopped after 12 epochs, the last 3 without improvement; best: epoch 9".
  public var description: String {
    let count = "\(epochs.count) \(epochs.count == 1 ? "epoch" : "epochs")"
    switch ending {
    case .allEpochs: return "all \(count) done; best: epoch \(bestEpoch)"
    case .noImprovement(let stale):
      return "stopped after \(count), the last \(stale) without improvement; best: epoch \(bestEpoch)"
    }
  }
}
