/// Mini-batch gradient descent on a copy of a network's parameters, epoch by epoch.
///
/// Everything is allocated beforehand: a step allocates nothing.
final class TrainingSession {
  /// The multiplications of a micro-batch with weights that are worth a thread of their own: some 3 microseconds' work.
  private static let workPerThread = 60_000
  /// The largest micro-batch that every thread takes through all layers after the first one: see `replicatesLaterLayers`.
  private static let largestReplicatedBatch = 64

  private let examples: Examples
  private let batchSize: Int
  private let threads: Int
  private let isPatient: Bool
  private let workspaces: UnsafeBufferPointer<Workspace>
  private let barrier: Barrier
  private let memory = Memory()
  private var optimiser: OptimiserSteps?
  private var random: Random
  /// The examples' rows in the data set, in the order of the last epoch.
  private var order: [Int]

  /// - Parameters:
  ///   - network: The network to start from.
  ///   - examples: At least one, with the network's inputs and outputs.
  ///   - batchSize: The number of examples of a step; all of them, where there are fewer. With `.addedToWeights`, at most
  ///     `Workspace.microBatchSize`.
  ///   - mode: Any but `.none`.
  ///   - seed: For the order of the examples.
  ///   - threads: The largest number of threads, at least 1; `nil` for the number of processor cores.
  ///   - exactly: Uses that many threads whatever the size of the work, and waits until the thread pool is free, as tests do.
  init(
    _ network: Network,
    on examples: Examples,
    batchSize: Int,
    mode: GradientMode,
    seed: UInt64 = 1,
    threads: Int? = nil,
    exactly: Bool = false
  ) {
    let batchSize = min(batchSize, examples.count)
    let capacity = min(batchSize, Workspace.microBatchSize)
    require(!mode.addsToWeights || capacity == batchSize, "A batch of \(batchSize) does not fit a micro-batch")
    self.examples = examples
    self.batchSize = batchSize
    isPatient = exactly
    random = Random(seed: seed)
    order = Array(examples.rows)
    if case .optimiser(let optimiser) = mode { self.optimiser = OptimiserSteps(optimiser) }
    let areImages = examples.storage.rows.areImages
    let replicates = areImages && network.replicatesLaterLayers && capacity <= TrainingSession.largestReplicatedBatch
    let pieces = replicates ? Workspace.firstLayerPieces(of: network) : maximumThreads
    self.threads = threadCount(
      work: capacity * network.parameterCount,
      share: exactly ? 1 : TrainingSession.workPerThread,
      limit: min(threads ?? processorCount, pieces)
    )
    workspaces = Workspace.allocate(
      replicates ? self.threads : 1,
      for: network,
      capacity: capacity,
      hasSparseInputs: areImages,
      mode: mode,
      memory: memory
    )
    barrier = Barrier(capacity: self.threads, memory: memory)
  }

  /// Goes through all examples once, with a step for each batch.
  ///
  /// - Parameters:
  ///   - network: Becomes the trained network; unchanged where an error is thrown.
  ///   - learningRate: η.
  ///   - weightDecay: λ, for the steps of an optimiser.
  ///   - shuffling: Uses the examples in a new random order, except where a batch has all of them: it is the same sum in any
  ///     order, but for rounding.
  ///   - number: The epoch's number, for the error.
  /// - Returns: The average cost of the examples, each taken just before the step that learns from it.
  /// - Throws: An error if the cost, or a weight, is no longer finite.
  func epoch(
    _ network: inout Network,
    learningRate: Float,
    weightDecay: Float = 0,
    shuffling: Bool = true,
    number: Int
  ) throws(TrainingError) -> Float {
    if shuffling, batchSize < order.count { random.permute(&order) }
    let cost = run(learningRate: learningRate, weightDecay: weightDecay)
    guard cost.isFinite else { throw .costNotFinite(epoch: number, learningRate: learningRate) }
    var trained = network
    copyParameters(to: &trained)
    guard trained.isFinite else { throw .weightNotFinite(epoch: number, learningRate: learningRate) }
    network = trained
    return Float(cost / Double(order.count))
  }

  /// Runs the training loop over all examples in their present order.
  ///
  /// - Parameter isPatient: Waits until the thread pool is free; as the initialiser was told if `nil`.
  /// - Returns: The sum of the examples' costs.
  func run(learningRate: Float = 0, weightDecay: Float = 0, isPatient: Bool? = nil) -> Double {
    withExtendedLifetime(self) {
      order.withUnsafeBufferPointer { order in
        let start = TrainingLoop(
          workspaces: workspaces,
          barrier: barrier,
          data: examples.storage.rows,
          order: order,
          batchSize: batchSize,
          learningRate: learningRate,
          weightDecay: weightDecay,
          optimiser: optimiser
        )
        var end = start
        barrier.reset()
        ThreadPool.shared.run(threads: threads, isPatient: isPatient ?? self.isPatient) { slice in
          var loop = start
          loop.run(slice)
          if slice.isFirst { end = loop }
        }
        optimiser = end.optimiser
        return end.cost
      }
    }
  }

  /// Copies the weights and biases that were reached into a network.
  func copyParameters(to network: inout Network) {
    withExtendedLifetime(self) { workspaces[0].copyParameters(to: &network) }
  }

  /// The gradients that were summed.
  func gradient(of network: Network) -> Gradient {
    var gradient = Gradient(zeroLike: network)
    withExtendedLifetime(self) { workspaces[0].copyGradient(to: &gradient) }
    return gradient
  }
}

extension Network {
  /// True if the first layer has nearly all weights, sixteen times as many as the others.
  ///
  /// Then, in small batches of images, every thread computes and updates a copy of the later layers, all of it the same: that takes less
  /// time than a second barrier and fetching the other threads' results. Without it, an epoch of 784-16-16-10 takes up to 1.8 times
  /// as long at batches of 10, on two threads.
  fileprivate var replicatesLaterLayers: Bool {
    16 * (parameterCount - layers[0].parameters.count) <= layers[0].parameters.count
  }
}
