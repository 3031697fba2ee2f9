/// One layer's part of a workspace: its parameters, copied, and what is computed for B examples at once.
struct LayerMemory {
  let activation: Activation
  /// (inputs, outputs)
  let w: LaneView
  /// (1, outputs)
  let b: LaneView
  /// a: (B, outputs). On the way forward it holds z first.
  let activations: LaneView
  /// What learning takes; nil in a workspace that only goes forward.
  let learning: Learning?

  struct Learning {
    /// wᵀ: (outputs, inputs)
    let transposed: LaneView
    /// ∂C/∂w: (inputs, outputs)
    let w: LaneView
    /// ∂C/∂b: (1, outputs)
    let b: LaneView
    /// ∂C/∂a, then δ = ∂C/∂z: (B, outputs)
    let errors: LaneView
  }

  init(_ layer: Layer, capacity: Int, learns: Bool, memory: Memory) {
    activation = layer.activation
    w = memory.matrix(rows: layer.inputs, columns: layer.outputs)
    b = memory.matrix(rows: 1, columns: layer.outputs)
    activations = memory.matrix(rows: capacity, columns: layer.outputs)
    learning = learns ? Learning(layer, capacity: capacity, memory: memory) : nil
  }
}

extension LayerMemory.Learning {
  fileprivate init(_ layer: Layer, capacity: Int, memory: Memory) {
    transposed = memory.matrix(rows: layer.outputs, columns: layer.inputs)
    w = memory.matrix(rows: layer.inputs, columns: layer.outputs)
    b = memory.matrix(rows: 1, columns: layer.outputs)
    errors = memory.matrix(rows: capacity, columns: layer.outputs)
  }
}
