/// The buffers of a network's forward and backward passes for a micro-batch of B examples: copies of the parameters and the
/// results of every layer. They are allocated once and reused for every micro-batch.
///
/// A workspace consists of pointers, so that several threads can use one workspace and several workspaces can share weights. The
/// order of all additions is fixed, so results do not depend on the number of threads.
struct Workspace: ~Copyable, @unchecked Sendable {
  /// The largest B. The results of training depend on it: see `GradientMode.descent(batchSize:)`.
  static let microBatchSize = 128

  /// The first layer's products with sparse images, one sum for each segment of the inputs (see `SplitSum`): (B, n₁) each.
  struct PartialSums: BitwiseCopyable {
    let first: PanelView
    let second: PanelView
  }

  /// The use of the gradients.
  let mode: GradientMode
  /// The network's cost function.
  let costFunction: CostFunction
  /// The dense inputs x, (B, n₀); without rows for sparse images, which are read in place.
  let inputs: PanelView
  /// Two buffers, used alternately, because a thread may compute the next micro-batch's sums while another reads the current
  /// ones.
  let partialSums: (PartialSums, PartialSums)
  /// The targets y, (B, outputs).
  let targets: PanelView
  /// The buffers of each layer.
  let layers: UnsafeMutableBufferPointer<LayerBuffers>
  /// The cost of each example, B numbers.
  let costs: UnsafeMutablePointer<Float>
  /// The largest number of examples.
  let capacity: Int

  /// Allocates a workspace. Its weights are the network's, except those to be copied later, as described below.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - capacity: The largest B.
  ///   - hasSparseInputs: True if the inputs are sparse images.
  ///   - mode: The use of the gradients.
  ///   - memory: The arena to allocate in.
  ///   - shared: The workspace of another thread, to share: the first layer's weights, or, for forward passes only, all
  ///     parameters. In training, the other layers' parameters have to be copied by `copyTrainingState(from:)`.
  init(
    for network: Network,
    capacity: Int,
    hasSparseInputs: Bool,
    mode: GradientMode,
    memory: Memory,
    sharingWith shared: UnsafePointer<Workspace>? = nil
  ) {
    self.capacity = capacity
    self.mode = mode
    costFunction = network.costFunction
    let (first, last) = (network.layers[0], network.layers[network.layers.count - 1])
    layers = memory.allocate(
      network.layers.indices.map { l in
        LayerBuffers(
          network.layers[l],
          isFirst: l == 0,
          capacity: capacity,
          mode: mode,
          memory: memory,
          shared: l == 0 || mode.isForwardOnly ? shared?.pointee.layers[l] : nil
        )
      }
    )
    func sums(rows: Int) -> PartialSums {
      PartialSums(
        first: memory.matrix(rows: rows, columns: first.outputs),
        second: memory.matrix(rows: rows, columns: first.outputs)
      )
    }
    inputs = memory.matrix(rows: hasSparseInputs ? 0 : capacity, columns: first.inputs)
    let rows = hasSparseInputs ? capacity : 0
    partialSums =
      mode.isForwardOnly
      ? (sums(rows: rows), sums(rows: 0)) : shared?.pointee.partialSums ?? (sums(rows: rows), sums(rows: rows))
    targets = memory.matrix(rows: capacity, columns: last.outputs)
    costs = memory.allocate(capacity, repeating: 0)
    if shared == nil { copyParameters(of: network) }
  }

  /// Allocates workspaces for `count` threads; they share weights with the first one.
  static func allocate(
    _ count: Int,
    for network: Network,
    capacity: Int,
    hasSparseInputs: Bool,
    mode: GradientMode,
    memory: Memory
  ) -> UnsafeBufferPointer<Workspace> {
    let first: UnsafeMutablePointer<Workspace> = memory.allocate(count)
    for number in 0..<count {
      (first + number).initialize(
        to: Workspace(
          for: network,
          capacity: capacity,
          hasSparseInputs: hasSparseInputs,
          mode: mode,
          memory: memory,
          sharingWith: number == 0 ? nil : UnsafePointer(first)
        )
      )
    }
    return UnsafeBufferPointer(start: first, count: count)
  }

  /// The last layer's activations, (B, outputs).
  var output: PanelView { layers[layers.count - 1].activations }

  /// Copies a network's weights and biases into this workspace.
  private func copyParameters(of network: Network) {
    for l in layers.indices {
      let (layer, parameters) = (layers[l], network.layers[l].parameters)
      parameters.w.withView { layer.w.copy($0) }
      parameters.b.withView { layer.b.copy($0) }
      layer.transposeWeights(blocks: 0..<panelCount(layer.w.rows))
    }
  }

  /// Copies the parameters, gradients and moments of another workspace, except the first layer's weights, which the two share.
  func copyTrainingState(from other: borrowing Workspace) {
    for l in layers.indices { layers[l].copyTrainingState(from: other.layers[l], sharesWeights: l == 0) }
  }

  /// Copies the weights and biases into a network.
  func copyParameters(to network: inout Network) {
    for l in layers.indices {
      network.layers[l].parameters.w.withMutableView { $0.copy(layers[l].w) }
      network.layers[l].parameters.b.withMutableView { $0.copy(layers[l].b) }
    }
  }

  /// Copies the summed gradients to `gradient`.
  func copyGradient(to gradient: inout Gradient) {
    for l in layers.indices {
      gradient.layers[l].w.withMutableView { $0.copy(layers[l].gradient) }
      gradient.layers[l].b.withMutableView { $0.copy(layers[l].biasGradient) }
    }
  }
}
