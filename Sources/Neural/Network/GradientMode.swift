/// The use of the gradients that a workspace computes.
enum GradientMode {
  /// No gradients: forward passes only.
  case none
  /// Each example's step, −η/B times its gradient, is added to the weights as soon as it is computed; the gradient's memory is
  /// the memory of the weights. A batch must not be larger than a micro-batch, because all its examples must use the same
  /// weights.
  case addedToWeights
  /// The gradients of a batch are summed for a step of an optimiser.
  case optimiser(Optimiser)
  /// The gradients are summed, to be copied from the workspace.
  case summed

  /// The mode for plain gradient descent with batches of a given size. Adding to the weights immediately reduces the time by a
  /// quarter for batches of 10, on one thread.
  static func descent(batchSize: Int) -> GradientMode {
    batchSize <= Workspace.microBatchSize ? .addedToWeights : .optimiser(.descent)
  }

  /// True if there is no backward pass.
  var isForwardOnly: Bool { if case .none = self { true } else { false } }

  /// True if the gradient's memory is the memory of the weights.
  var addsToWeights: Bool { if case .addedToWeights = self { true } else { false } }

  /// The moments that the optimiser keeps between steps; none without an optimiser.
  var moments: (mean: Bool, squares: Bool) {
    if case .optimiser(let optimiser) = self { optimiser.moments } else { (mean: false, squares: false) }
  }
}
