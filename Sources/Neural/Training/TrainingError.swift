/// The reason why a training was aborted. The network has the weights from before the epoch, which is counted from 1.
public enum TrainingError: Error, Sendable, Hashable {
  /// The cost became infinite or NaN.
  case costNotFinite(epoch: Int, learningRate: Float)
  /// A weight or bias became infinite or NaN.
  case weightNotFinite(epoch: Int, learningRate: Float)
}

extension TrainingError: CustomStringConvertible {
  /// The reason and the epoch, and the advice to reduce the learning rate.
  public var description: String {
    switch self {
    case .costNotFinite(let epoch, let learningRate):
      "the cost is not finite after epoch \(epoch); try a smaller learning rate than \(learningRate)"
    case .weightNotFinite(let epoch, let learningRate):
      "a weight is not finite after epoch \(epoch); try a smaller learning rate than \(learningRate)"
    }
  }
}
