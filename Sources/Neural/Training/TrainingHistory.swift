/// The course of a training, epoch by epoch.
public struct TrainingHistory: Sendable, Hashable {
  /// The learning rate and the results of one epoch.
  public struct Epoch: Sendable, Hashable {
    /// The number of the epoch, from 1.
    public let number: Int
    /// η in this epoch.
    public let learningRate: Float
    /// The average cost of the training examples, each computed immediately before the step that uses the example.
    public let trainingCost: Float
    /// The average cost of the validation examples after the epoch; `nil` if there are none.
    public let validationCost: Float?
    /// The fraction of the validation examples, from 0 to 1, that are classified correctly after the epoch; `nil` if there are
    /// none.
    public let validationAccuracy: Float?
  }

  /// The reason why a training stopped.
  public enum Ending: Sendable, Hashable {
    /// All epochs were completed.
    case allEpochs
    /// Early stopping: the validation cost has not improved for this number of epochs.
    case noImprovement(epochs: Int)
  }

  /// The epochs, in order.
  public let epochs: [Epoch]
  /// The number of the epoch whose weights the network has: the one with the lowest validation cost, the first of equal ones;
  /// without validation examples the last. 0 if no epoch improved on the initial network, or if there were no epochs.
  public let bestEpoch: Int
  /// The reason why the training stopped.
  public let ending: Ending

  /// The training cost of each epoch.
  public var trainingCosts: [Float] { epochs.map { $0.trainingCost } }
  /// The validation cost of each epoch; empty without validation examples.
  public var validationCosts: [Float] { epochs.compactMap { $0.validationCost } }
  /// The validation accuracy of each epoch; empty without validation examples.
  public var validationAccuracies: [Float] { epochs.compactMap { $0.validationAccuracy } }
}

extension TrainingHistory: CustomStringConvertible {
  /// The ending in one sentence: "stopped after 12 epochs, the last 3 without improvement; best: epoch 9".
  public var description: String {
    let count = "\(epochs.count) \(epochs.count == 1 ? "epoch" : "epochs")"
    switch ending {
    case .allEpochs: return "all \(count) done; best: epoch \(bestEpoch)"
    case .noImprovement(let patience):
      return "stopped after \(count), the last \(patience) without improvement; best: epoch \(bestEpoch)"
    }
  }
}
