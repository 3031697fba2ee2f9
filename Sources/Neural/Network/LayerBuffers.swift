/// The buffers of one layer in a workspace: copies of its parameters, and the results for a micro-batch of B examples.
///
/// Matrices that the workspace's mode does not use have no rows.
struct LayerBuffers: BitwiseCopyable {
  /// The activation function f.
  let activation: Activation
  /// The weights w, (inputs, outputs).
  let w: PanelView
  /// The biases b, (1, outputs).
  let b: PanelView
  /// The activations a, (B, outputs); before the activation function is applied in place, the weighted inputs z.
  let activations: PanelView
  /// wᵀ, (outputs, inputs), for the backward pass; updated with w. Without rows in the first layer, because errors of inputs are
  /// not needed.
  let transposedWeights: PanelView
  /// The errors δ = ∂C/∂z, multiplied by 1/B, or by −η/B if gradients are added to the weights: (B, outputs).
  let scaledErrors: PanelView
  /// The sum of the scaled gradients of w, (inputs, outputs); `w` itself if gradients are added to the weights.
  let gradient: PanelView
  /// The sum of the scaled gradients of b, (1, outputs); `b` itself if gradients are added to the weights.
  let biasGradient: PanelView
  /// The optimiser's moments of w and of b.
  let moments: (w: OptimiserStep.Moments, b: OptimiserStep.Moments)

  /// Allocates the buffers of a layer. The elements are zero.
  ///
  /// - Parameters:
  ///   - layer: The layer, whose parameters are not copied.
  ///   - isFirst: True for the first layer after the inputs.
  ///   - capacity: The largest B.
  ///   - mode: The use of the gradients.
  ///   - memory: The arena to allocate in.
  ///   - shared: The buffers of this layer in another workspace, to share: its weights with their gradient and moments, and for
  ///     forward passes only also its biases.
  init(_ layer: Layer, isFirst: Bool, capacity: Int, mode: GradientMode, memory: Memory, shared: LayerBuffers?) {
    let hasGradients = !mode.isForwardOnly
    let sums = hasGradients && !mode.addsToWeights
    func matrix(_ rows: Int, if isNeeded: Bool = true) -> PanelView {
      memory.matrix(rows: isNeeded ? rows : 0, columns: layer.outputs)
    }
    func moments(rows: Int) -> OptimiserStep.Moments {
      OptimiserStep.Moments(mean: matrix(rows, if: mode.moments.mean), squares: matrix(rows, if: mode.moments.squares))
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

  /// Updates the columns of wᵀ that correspond to some rows of w.
  ///
  /// - Parameter blocks: The rows of w, in blocks of sixteen.
  func transposeWeights(blocks: Range<Int>) {
    if transposedWeights.rows > 0 { w.transpose(blocks: blocks, into: transposedWeights) }
  }

  /// Copies everything that training changes from the same layer of another workspace, except what the two share.
  ///
  /// - Parameters:
  ///   - other: The buffers to copy.
  ///   - sharesWeights: True if both have the same weights in memory.
  func copyTrainingState(from other: LayerBuffers, sharesWeights: Bool) {
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
