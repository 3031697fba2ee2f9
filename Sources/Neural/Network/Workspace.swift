/// The memory that a network's forward and backward passes work in, for a micro-batch of B examples: copies of the parameters, and
/// everything that is computed from layer to layer. It is allocated once and used for every micro-batch.
///
/// A workspace only points to that memory, so several threads can use one, and several workspaces can share weights. Every number
/// is computed in one order, however the work is divided, so the number of threads never shows in a result.
struct Workspace: ~Copyable, @unchecked Sendable {
  /// The largest B. It is part of the result of a training: see `GradientMode.descent(batchSize:)`.
  static let microBatchSize = 128

  /// The first layer's products with images, one sum for each segment of the inputs (see `SplitSum`): (B, n₁) each.
  struct PartialSums: BitwiseCopyable {
    let first: PanelView
    let second: PanelView
  }

  let mode: GradientMode
  let costFunction: CostFunction
  /// x: (B, n₀); without rows for images, which are read in place.
  let inputs: PanelView
  /// Two buffers, used alternately: a thread may already compute the next micro-batch's sums while another reads this one's.
  let partialSums: (PartialSums, PartialSums)
  /// y: (B, outputs of the last layer)
  let targets: PanelView
  let layers: UnsafeMutableBufferPointer<LayerBuffers>
  /// The cost of each example: B of them.
  let costs: UnsafeMutablePointer<Float>
  let capacity: Int

  /// - Parameters:
  ///   - capacity: The largest B.
  ///   - hasSparseInputs: True if the inputs are images.
  ///   - memory: Will own the memory.
  ///   - shared: Another thread's workspace, whose weights of the first layer, or, forward only, whose weights of all layers are to
  ///     be used instead of new ones. In training, the other layers' are yet to be copied: see `copyTrained(from:)`.
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

  /// Workspaces for several threads: the first one, and others that share weights with it.
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

  /// Copies the weights and biases of another workspace that shares the first layer's weights, with all that training keeps of them.
  func copyTrained(from other: borrowing Workspace) {
    for l in layers.indices { layers[l].copyTrained(from: other.layers[l], sharesWeights: l == 0) }
  }

  /// Copies the weights and biases into a network.
  func copyParameters(to network: inout Network) {
    for l in layers.indices {
      network.layers[l].parameters.w.withMutableView { $0.copy(layers[l].w) }
      network.layers[l].parameters.b.withMutableView { $0.copy(layers[l].b) }
    }
  }

  /// Copies the summed gradients.
  func copyGradient(to gradient: inout Gradient) {
    for l in layers.indices {
      gradient.layers[l].w.withMutableView { $0.copy(layers[l].gradient) }
      gradient.layers[l].b.withMutableView { $0.copy(layers[l].biasGradient) }
    }
  }
}
