/// The memory for a few examples on their way through a network and back, and a copy of the network's parameters: allocated
/// once, used for every piece of every batch. B is the number of examples in the piece, nₗ a layer's number of neurons.
///
/// It only points to that memory, so several threads can work on it: see Workspace+Passes.swift. However they
/// share the work, every number is computed in one order, and the number of threads never shows in a result.
struct Workspace: ~Copyable, @unchecked Sendable {
  /// How many examples are worked on at once, at the most. Another number gives other bits: see `Learning.descent(batchSize:)`.
  static let pieceSize = 128

  /// What becomes of the gradients of examples.
  enum Learning {
    /// There are none.
    case nothing
    /// They are added to the weights, one example's after the other's: a batch is worked on at once.
    case weightsAtOnce
    /// Their sum makes a step of an optimiser: a batch may be worked on in pieces, and all of them begin with the same weights.
    case steps(Optimiser)
    /// They are added up, for others.
    case sums

    /// Plain descent with batches of this size.
    static func descent(batchSize: Int) -> Learning {
      batchSize <= Workspace.pieceSize ? .weightsAtOnce : .steps(.descent)
    }

    var isNothing: Bool { if case .nothing = self { true } else { false } }
    var isAtOnce: Bool { if case .weightsAtOnce = self { true } else { false } }

    /// How many moments there are to be remembered: see `OptimiserStep`.
    var moments: Int {
      if case .steps(let optimiser) = self { optimiser.moments } else { 0 }
    }
  }

  struct Halves: BitwiseCopyable {
    let first: LaneView
    let second: LaneView
  }

  let costFunction: CostFunction
  /// x: (B, n₀); empty for pictures, which are read where they are.
  let inputs: LaneView
  /// The two halves of x w, each (B, n₁), for inputs that are pictures (see `LongSum`); where there is learning twice, so that the next
  /// piece's can be written while this one's are read.
  let sums: (Halves, Halves)
  /// y: (B, n of the last layer)
  let targets: LaneView
  let layers: UnsafeMutableBufferPointer<LayerMemory>
  /// The cost of each example: B of them.
  let costs: UnsafeMutablePointer<Float>
  let learns: Learning
  /// Whether the inputs are pictures.
  let isForPictures: Bool
  let capacity: Int

  /// - Parameters:
  ///   - capacity: the most examples that are worked on at once.
  ///   - forPictures: whether the inputs are pictures.
  ///   - learns: what there is to be memory for on the way back.
  ///   - memory: owns the memory.
  ///   - other: the workspace of another thread, whose first layer of weights, or, forward only, all whose weights are to be this one's
  ///     too. What else it has learned is yet to be copied.
  init(
    for network: Network,
    capacity: Int,
    forPictures: Bool,
    learns: Learning,
    memory: Memory,
    sharingWith other: UnsafePointer<Workspace>? = nil
  ) {
    self.capacity = capacity
    self.learns = learns
    isForPictures = forPictures
    let (first, last) = (network.layers[0], network.layers[network.layers.count - 1])
    costFunction = network.costFunction
    layers = memory.allocate(
      network.layers.indices.map { l in
        LayerMemory(
          network.layers[l],
          isFirst: l == 0,
          forPictures: forPictures,
          capacity: capacity,
          learns: learns,
          memory: memory,
          sharing: l == 0 || learns.isNothing ? other?.pointee.layers[l] : nil
        )
      }
    )
    inputs = memory.matrix(rows: forPictures ? 0 : capacity, columns: first.inputs)
    func halves(rows: Int) -> Halves {
      Halves(
        first: memory.matrix(rows: rows, columns: first.outputs),
        second: memory.matrix(rows: rows, columns: first.outputs)
      )
    }
    let rows = forPictures ? capacity : 0
    if learns.isNothing {
      sums = (halves(rows: rows), halves(rows: 0))
    } else {
      sums = other?.pointee.sums ?? (halves(rows: rows), halves(rows: rows))
    }
    targets = memory.matrix(rows: capacity, columns: last.outputs)
    costs = memory.allocate(capacity, repeating: 0)
    if other == nil { copyParameters(of: network) }
  }

  /// Workspaces for several threads: the first, and others that share its weights, as the initialiser says.
  static func several(
    _ count: Int,
    for network: Network,
    capacity: Int,
    forPictures: Bool,
    learns: Learning,
    memory: Memory
  ) -> UnsafeBufferPointer<Workspace> {
    let first: UnsafeMutablePointer<Workspace> = memory.allocate(count)
    for number in 0..<count {
      (first + number).initialize(
        to: Workspace(
          for: network,
          capacity: capacity,
          forPictures: forPictures,
          learns: learns,
          memory: memory,
          sharingWith: number == 0 ? nil : UnsafePointer(first)
        )
      )
    }
    return UnsafeBufferPointer(start: first, count: count)
  }

  /// The last layer's activations, (B, outputs).
  var output: LaneView { layers[layers.count - 1].activations }

  /// Takes over a network's weights and biases.
  func copyParameters(of network: Network) {
    for l in layers.indices {
      let (layer, parameters) = (layers[l], network.layers[l].parameters)
      parameters.w.withView { copy($0, ofLayer: l, to: layer.w) }
      parameters.b.withView { layer.b.copy($0) }
      if let transposed = layer.learning?.transposed {
        layer.w.transpose(blocks: 0..<blocksOfSixteen(layer.w.rows), into: transposed)
      }
    }
  }

  /// Takes over what another workspace with the same first layer of weights has learned.
  func copyLearned(from other: borrowing Workspace) {
    for l in layers.indices {
      let (layer, source) = (layers[l], other.layers[l])
      layer.b.copy(source.b)
      if l > 0 { layer.w.copy(source.w) }
      guard let learning = layer.learning, let learned = source.learning else { continue }
      learning.b.copy(learned.b)
      learning.moments.b.copy(learned.moments.b)
      if l > 0 {
        learning.w.copy(learned.w)
        learning.moments.w.copy(learned.moments.w)
      }
      if let transposed = learning.transposed, let other = learned.transposed { transposed.copy(other) }
    }
  }

  /// Gives a network the weights and biases that were learned.
  func copyParameters(to network: inout Network) {
    for l in layers.indices { copy(layers[l].w, layers[l].b, ofLayer: l, to: &network.layers[l].parameters) }
  }

  /// Gives away the sums of gradients.
  func copySums(to gradient: inout Gradient) {
    for l in layers.indices {
      guard let learning = layers[l].learning else { continue }
      copy(learning.w, learning.b, ofLayer: l, to: &gradient.layers[l])
    }
  }

  private func copy(_ w: LaneView, ofLayer l: Int, to mine: LaneView) {
    if l == 0, isForPictures { SplitRows.copy(w, to: mine) } else { mine.copy(w) }
  }

  private func copy(_ w: LaneView, _ b: LaneView, ofLayer l: Int, to parameters: inout Parameters) {
    parameters.w.withMutableView { theirs in
      if l == 0, isForPictures { SplitRows.copy(w, backTo: theirs) } else { theirs.copy(w) }
    }
    parameters.b.withMutableView { $0.copy(b) }
  }
}
