/// The memory for a few examples on their way through a network and back: allocated once, used for every piece of a
/// batch. B is the number of examples in the piece, nₗ a layer's number of neurons.
struct Workspace {
  /// How many examples are worked on at once. Results do not depend on it.
  static let pieceSize = 32

  /// y: (B, n of the last layer)
  var targets: LaneMatrix
  /// a: the input, (B, n₀), then one for each layer, (B, nₗ)
  var activations: [LaneMatrix]
  /// z: one for each layer, (B, nₗ)
  var weightedInputs: [LaneMatrix]
  /// δ = ∂C/∂z: one for each layer, (B, nₗ)
  var errors: [LaneMatrix]
  /// wᵀ: one for each layer, (outputs, inputs)
  var transposedWeights: [LaneMatrix]

  init(for network: Network, capacity: Int) {
    let sizes = network.sizes
    activations = sizes.map { LaneMatrix(rows: capacity, columns: $0) }
    weightedInputs = network.layers.map { LaneMatrix(rows: capacity, columns: $0.outputs) }
    errors = weightedInputs
    targets = LaneMatrix(rows: capacity, columns: sizes[sizes.count - 1])
    transposedWeights = network.layers.map { LaneMatrix(rows: $0.outputs, columns: $0.inputs) }
  }

  /// Makes room for a piece of `count` examples.
  mutating func keep(count: Int) {
    targets.keep(rows: count)
    for index in activations.indices { activations[index].keep(rows: count) }
    for index in weightedInputs.indices {
      weightedInputs[index].keep(rows: count)
      errors[index].keep(rows: count)
    }
  }

  /// Takes in some examples of a data set.
  ///
  /// - Parameter rows: where they are in the data set, at most as many as the workspace has room for.
  mutating func load(_ examples: Examples, rows: ArraySlice<Int>) {
    keep(count: rows.count)
    examples.copy(rows, intoInputs: &activations[0], targets: &targets)
  }

  var output: LaneMatrix { activations[activations.count - 1] }
}
