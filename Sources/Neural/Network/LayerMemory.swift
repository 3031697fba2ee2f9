/// One layer's part of a workspace: its parameters, copied, and what is computed for B examples at once.
struct LayerMemory: BitwiseCopyable {
  let activation: Activation
  /// (inputs, outputs); for pictures, its rows lie as `SplitRows` says.
  let w: LaneView
  /// (1, outputs)
  let b: LaneView
  /// a: (B, outputs). On the way forward it holds z first.
  let activations: LaneView
  /// What learning takes; nil in a workspace that only goes forward.
  let learning: Learning?

  struct Learning: BitwiseCopyable {
    /// wᵀ: (outputs, inputs); nil for the first layer, whose inputs have no errors.
    let transposed: LaneView?
    /// δ = ∂C/∂z, times a factor: (B, outputs).
    let errors: LaneView
    /// Where the gradients, times that factor, are added up: w itself or memory of its own, (inputs, outputs).
    let w: LaneView
    /// The same for b, (1, outputs).
    let b: LaneView
    /// What an optimiser remembers of w's steps, and of b's.
    let moments: (w: OptimiserStep.Moments, b: OptimiserStep.Moments)
  }

  /// - Parameters:
  ///   - forPictures: whether its inputs are pictures.
  ///   - other: the memory of another thread, if the weights, and biases that do not learn, are to be the same memory.
  init(
    _ layer: Layer,
    isFirst: Bool,
    forPictures: Bool,
    capacity: Int,
    learns: Workspace.Learning,
    memory: Memory,
    sharing other: LayerMemory?
  ) {
    let rows = isFirst && forPictures ? SplitRows.count(inputs: layer.inputs) : layer.inputs
    func weights() -> LaneView { memory.matrix(rows: rows, columns: layer.outputs) }
    func row() -> LaneView { memory.matrix(rows: 1, columns: layer.outputs) }
    func moments(rows: Int) -> OptimiserStep.Moments {
      OptimiserStep.Moments(
        mean: memory.matrix(rows: learns.moments > 0 ? rows : 0, columns: layer.outputs),
        squares: memory.matrix(rows: learns.moments > 1 ? rows : 0, columns: layer.outputs)
      )
    }
    activation = layer.activation
    w = other?.w ?? weights()
    b = (learns.isNothing ? other?.b : nil) ?? row()
    activations = memory.matrix(rows: capacity, columns: layer.outputs)
    learning =
      learns.isNothing
      ? nil
      : Learning(
        transposed: isFirst ? nil : memory.matrix(rows: layer.outputs, columns: layer.inputs),
        errors: memory.matrix(rows: capacity, columns: layer.outputs),
        w: learns.isAtOnce ? w : other?.learning?.w ?? weights(),
        b: learns.isAtOnce ? b : row(),
        moments: (w: other?.learning?.moments.w ?? moments(rows: rows), b: moments(rows: 1))
      )
  }
}
