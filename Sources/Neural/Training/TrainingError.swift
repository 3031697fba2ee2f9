/// Why a training could not go on.
public enum TrainingError: Error, Sendable, Hashable {
  /// The cost, or a weight, became infinite or not a number in this epoch, counted from 1. The network has the weights from
  /// before that epoch.
  case costNotFinite(epoch: Int, learningRate: Float)
}

extension TrainingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .costNotFinite(let epoch, let learningRate):
      "the cost is not finite after epoch \(epoch); try a smaller learning rate than \(learningRate)"
    }
  }
}
