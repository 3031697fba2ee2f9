/// Mini-batch gradient descent on a copy of a network's parameters, epoch by epoch.
///
/// All memory is allocated by the initialiser; training steps allocate none.
final class TrainingSession {
  /// The number of multiplications with weights in a micro-batch that make up for the cost of one more thread: about 3 µs.
  private static let workPerThread = 60_000
  /// The largest micro-batch for which every thread computes all layers after the first: see `replicatesLaterLayers`.
  private static let largestReplicatedBatch = 64

  private let examples: Examples
  private let batchSize: Int
  private let threads: Int
  private let waitsForWorkers: Bool
  private let workspaces: UnsafeBufferPointer<Workspace>
  private let barrier: Barrier
  private let memory = Memory()
  private var optimiser: StepCounter?
  private var random: Random
  /// The examples' rows in the data set, in the order of the last epoch.
  private var order: [Int]

  /// Allocates the memory of a training.
  ///
  /// - Parameters:
  ///   - network: The network with the initial parameters.
  ///   - examples: At least one, with the network's numbers of inputs and outputs.
  ///   - batchSize: The number of examples of a batch; all examples if there are fewer. With `.addedToWeights`, at most
  ///     `Workspace.microBatchSize`.
  ///   - mode: The use of the gradients, any but `.none`.
  ///   - seed: The seed of the random orders of the examples.
  ///   - threads: The largest number of threads, at least 1; `nil` for the number of processor cores.
  ///   - exactly: If true, uses that number of threads whatever the size of the work, and waits until the thread pool is free, as
  ///     tests do.
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
    waitsForWorkers = exactly
    random = Random(seed: seed)
    order = Array(examples.rows)
    if case .optimiser(let optimiser) = mode { self.optimiser = StepCounter(optimiser) }
    let isSparse = examples.storage.rows.hasSparseInputs
    let replicates = isSparse && network.replicatesLaterLayers && capacity <= TrainingSession.largestReplicatedBatch
    let workItems = replicates ? Workspace.firstLayerWorkItems(of: network) : maximumThreads
    self.threads = threadCount(
      work: capacity * network.parameterCount,
      minimumPerThread: exactly ? 1 : TrainingSession.workPerThread,
      limit: min(threads ?? processorCount, workItems)
    )
    workspaces = Workspace.allocate(
      replicates ? self.threads : 1,
      for: network,
      capacity: capacity,
      hasSparseInputs: isSparse,
      mode: mode,
      memory: memory
    )
    barrier = Barrier(capacity: self.threads, memory: memory)
  }

  /// Trains for one epoch: every example once, with a step for each batch.
  ///
  /// - Parameters:
  ///   - network: Set to the trained network; unchanged if an error is thrown.
  ///   - learningRate: η.
  ///   - weightDecay: λ, for the steps of an optimiser.
  ///   - shuffling: If true, uses the examples in a new random order, except if a batch contains all examples: the order then
  ///     affects only rounding.
  ///   - number: The epoch's number, for the error.
  /// - Returns: The average cost of the examples, each computed immediately before the step that uses the example.
  /// - Throws: A `TrainingError` if the cost or a weight is no longer finite.
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

  /// Runs the training loop over all examples in their current order.
  ///
  /// - Parameters:
  ///   - learningRate: η.
  ///   - weightDecay: λ.
  ///   - waitsForWorkers: If true, waits until the thread pool is free; `nil` for the initialiser's `exactly`.
  /// - Returns: The sum of the examples' costs.
  func run(learningRate: Float = 0, weightDecay: Float = 0, waitsForWorkers: Bool? = nil) -> Double {
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
        ThreadPool.shared.run(threads: threads, waitsForWorkers: waitsForWorkers ?? self.waitsForWorkers) { slice in
          var loop = start
          loop.run(slice)
          if slice.isFirst { end = loop }
        }
        optimiser = end.optimiser
        return end.cost
      }
    }
  }

  /// Copies the current weights and biases to a network.
  func copyParameters(to network: inout Network) {
    withExtendedLifetime(self) { workspaces[0].copyParameters(to: &network) }
  }

  /// The gradients summed so far.
  func gradient(of network: Network) -> Gradient {
    var gradient = Gradient(zeroLike: network)
    withExtendedLifetime(self) { workspaces[0].copyGradient(to: &gradient) }
    return gradient
  }
}

extension Network {
  /// True if the first layer has nearly all parameters, at least sixteen times as many as the other layers together.
  ///
  /// Then, in small batches of sparse images, every thread computes and updates an identical copy of the later layers. That takes
  /// less time than a second barrier and the transfer of other threads' results: without it, an epoch of 784-16-16-10 with
  /// batches of 10 takes up to 1.8 times as long on two threads.
  fileprivate var replicatesLaterLayers: Bool {
    16 * (parameterCount - layers[0].parameters.count) <= layers[0].parameters.count
  }
}
