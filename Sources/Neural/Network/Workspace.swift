/// The memory for a few examples on their way through a network and back, and a copy of the network's parameters: allocated
/// once, used for every piece of every batch. B is the number of examples in the piece, nₗ a layer's number of neurons.
///
/// Being an object with memory of its own, it can be worked on by several threads: on the way forward and back each has
/// examples of its own; where gradients are summed and weights change, each has rows of weights of its own. Every
/// number is so computed by one thread, in one order, and their number never shows in a result.
final class Workspace: @unchecked Sendable {
  /// How many examples are worked on at once. Results do not depend on it.
  static let pieceSize = 128

  let costFunction: CostFunction
  /// x: (B, n₀)
  let inputs: SparseRows
  /// y: (B, n of the last layer)
  let targets: LaneView
  let layers: [LayerMemory]
  /// The cost of each example: B of them.
  let costs: UnsafeMutablePointer<Double>
  /// x, input by input; nil where that would not pay.
  let columns: SparseColumns?
  /// Whether x is to be used so now: with few examples it does not pay.
  var byColumns = false
  let capacity: Int
  /// For `ExampleStorage.copyInputs`: a byte for each thread, in a cache line of its own.
  let witnesses: UnsafeMutablePointer<UInt8>
  private let memory = Memory()

  /// - Parameters:
  ///   - capacity: the most examples that are worked on at once.
  ///   - learns: whether there is to be memory for the way back.
  ///   - threads: the most threads that will work on it at once.
  init(for network: Network, capacity: Int, learns: Bool = true, threads: Int = 1) {
    self.capacity = capacity
    let (inputs, outputs) = (network.layers[0].inputs, network.layers[network.layers.count - 1].outputs)
    costFunction = network.costFunction
    let memory = memory
    layers = network.layers.map { LayerMemory($0, capacity: capacity, learns: learns, memory: memory) }
    self.inputs = SparseRows(rows: capacity, columns: inputs, memory: memory)
    targets = memory.matrix(rows: capacity, columns: outputs)
    costs = memory.allocate(capacity, repeating: 0)
    // Narrow layers have their weights in the nearest cache anyway.
    let isWide = layers[0].w.width >= 4
    columns = isWide ? SparseColumns(rows: capacity, columns: inputs, parts: threads, memory: memory) : nil
    witnesses = memory.allocate(64 * threads, repeating: 0)
    copyParameters(of: network)
  }

  /// The last layer's activations, (B, outputs).
  var output: LaneView { layers[layers.count - 1].activations }

  /// What comes into a layer.
  func inputs(of l: Int) -> LayerInputs {
    if l > 0 { return .dense(layers[l - 1].activations) }
    if byColumns, let columns { return .sparseColumns(columns) }
    return .sparse(inputs)
  }

  /// Takes over a network's weights and biases.
  func copyParameters(of network: Network) {
    for (layer, source) in zip(layers, network.layers) {
      layer.w.copy(source.parameters.w)
      layer.b.copy(source.parameters.b)
      if let learning = layer.learning {
        layer.w.transpose(blocks: 0..<blocksOfSixteen(layer.w.rows), into: learning.transposed)
      }
    }
  }

  /// Gives a network the weights and biases that were learned.
  func copyParameters(to network: inout Network) {
    for l in layers.indices {
      network.layers[l].parameters.w.copy(layers[l].w)
      network.layers[l].parameters.b.copy(layers[l].b)
    }
  }

  /// Gives away the sums of gradients.
  func copyGradient(to gradient: inout Gradient) {
    for l in layers.indices {
      guard let learning = layers[l].learning else { continue }
      gradient.layers[l].w.copy(learning.w)
      gradient.layers[l].b.copy(learning.b)
    }
  }
}
