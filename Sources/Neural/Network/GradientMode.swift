/// The use that a workspace makes of its examples' gradients.
enum GradientMode {
  /// Forward only: there are no gradients.
  case none
  /// Every example's share of the step, −η/B times its gradient, is added to the weights as soon as it is computed. The gradient's
  /// memory *is* the weights'. A batch is at most one micro-batch, because all its examples must see the same weights.
  case addedToWeights
  /// The gradients of a batch are summed, and the sum makes a step of an optimiser.
  case optimiser(Optimiser)
  /// The gradients are summed and stay where they are, to be copied.
  case summed

  /// The mode for plain gradient descent with batches of some size. Adding to the weights at once saves a quarter of the time
  /// at batches of 10, on one thread.
  static func descent(batchSize: Int) -> GradientMode {
    batchSize <= Workspace.microBatchSize ? .addedToWeights : .optimiser(.descent)
  }

  /// True when there is no backward pass.
  var isForwardOnly: Bool { if case .none = self { true } else { false } }

  /// True when the gradient's memory is the weights'.
  var addsToWeights: Bool { if case .addedToWeights = self { true } else { false } }

  /// The number of moments that the optimiser keeps: see `OptimiserStep.Moments`.
  var moments: Int { if case .optimiser(let optimiser) = self { optimiser.moments } else { 0 } }
}
