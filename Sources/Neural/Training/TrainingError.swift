/// The reason why a training could not go on. The network has the weights from before that epoch, counted from 1.
public enum TrainingError: Error, Sendable, Hashable {
  /// The cost became infinite or not a number.
  case costNotFinite(epoch: Int, learningRate: Float)
  /// A weight or bias became infinite or not a number.
  case weightNotFinite(epoch: Int, learningRate: Float)
}

extension TrainingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .costNotFinite(let epoch, let learningRate):
      "the cost is not finite after epoch \(epoch); try a smaller learning rate than \(learningRate)"
    case .weightNotFinite(let epoch, let learningRate):
      "a weight is not finite after epoch \(epoch); try a smaller learning rate than \(learningRate)"
    }
  }
}
