/// One layer's part of a workspace: copies of its parameters, and what is computed for a micro-batch of B examples.
///
/// Matrices that the workspace's mode does not need have no rows.
struct LayerBuffers: BitwiseCopyable {
  let activation: Activation
  /// w: (inputs, outputs)
  let w: PanelView
  /// b: (1, outputs)
  let b: PanelView
  /// a: (B, outputs). The weighted inputs z, until the activation function is applied in place.
  let activations: PanelView
  /// wᵀ: (outputs, inputs), kept up to date for the backward pass; without rows in the first layer, whose inputs have no errors.
  let transposedWeights: PanelView
  /// δ = ∂C/∂z, scaled by 1/B, or by −η/B where gradients are added to the weights: (B, outputs).
  let scaledErrors: PanelView
  /// The sum of the scaled gradients, (inputs, outputs): `w` itself where gradients are added to the weights.
  let gradient: PanelView
  /// The same for the biases, (1, outputs).
  let biasGradient: PanelView
  /// The optimiser's moments of w, and of b.
  let moments: (w: OptimiserStep.Moments, b: OptimiserStep.Moments)

  /// - Parameters:
  ///   - isFirst: True for the layer after the inputs.
  ///   - capacity: The largest B.
  ///   - memory: Will own the matrices.
  ///   - shared: Another workspace's buffers of this layer, whose weights (with their gradient and moments; forward only, the biases too)
  ///     are to be used instead of new ones.
  init(
    _ layer: Layer,
    isFirst: Bool,
    capacity: Int,
    mode: GradientMode,
    memory: Memory,
    shared: LayerBuffers?
  ) {
    let hasGradients = !mode.isForwardOnly
    let sums = hasGradients && !mode.addsToWeights
    func matrix(_ rows: Int, if isNeeded: Bool = true) -> PanelView {
      memory.matrix(rows: isNeeded ? rows : 0, columns: layer.outputs)
    }
    func moments(rows: Int) -> OptimiserStep.Moments {
      OptimiserStep.Moments(mean: matrix(rows, if: mode.moments > 0), squares: matrix(rows, if: mode.moments > 1))
    }
    activation = layer.activation
    w = shared?.w ?? matrix(layer.inputs)
    b = (hasGradients ? nil : shared?.b) ?? matrix(1)
    activations = matrix(capacity)
    transposedWeights = memory.matrix(rows: hasGradients && !isFirst ? layer.outputs : 0, columns: layer.inputs)
    scaledErrors = matrix(capacity, if: hasGradients)
    gradient = mode.addsToWeights ? w : shared?.gradient ?? matrix(layer.inputs, if: sums)
    biasGradient = mode.addsToWeights ? b : matrix(1, if: sums)
    self.moments = (w: shared?.moments.w ?? moments(rows: layer.inputs), b: moments(rows: 1))
  }

  /// Brings the columns of wᵀ that belong to some rows of w, in blocks of sixteen, up to date.
  func transposeWeights(blocks: Range<Int>) {
    if transposedWeights.rows > 0 { w.transpose(blocks: blocks, into: transposedWeights) }
  }

  /// Copies all that training changes from the same layer of another workspace, except what the two share.
  ///
  /// - Parameter sharesWeights: True if both have the same weights in memory.
  func copyTrained(from other: LayerBuffers, sharesWeights: Bool) {
    b.copy(other.b)
    biasGradient.copy(other.biasGradient)
    moments.b.copy(other.moments.b)
    if sharesWeights { return }
    w.copy(other.w)
    gradient.copy(other.gradient)
    moments.w.copy(other.moments.w)
    transposedWeights.copy(other.transposedWeights)
  }
}
