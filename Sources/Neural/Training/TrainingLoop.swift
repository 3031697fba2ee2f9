/// The training loop: forward, backward, update, for one micro-batch after the other. Each thread runs a copy of it.
///
/// ```
/// accumulate   the thread that owns a weight of the first layer: its products with the images
/// barrier
/// forward      the thread that has an example: all activations
/// backward     the same: all errors
/// barrier      (only where threads divide the examples)
/// update       the thread that owns a weight: its gradient and its step
/// ```
///
/// Next is the same thread's `accumulate`, with the weights that it has just changed; so one barrier a step suffices to make all
/// changes visible.
struct TrainingLoop {
  /// One workspace for all threads, or one for each: see `replicatesLaterLayers`.
  let workspaces: UnsafeBufferPointer<Workspace>
  let barrier: Barrier
  let data: ExampleRows
  /// The rows of the epoch's examples in the data set, in the order in which they are used.
  let order: UnsafeBufferPointer<Int>
  let batchSize: Int
  /// η
  let learningRate: Float
  /// λ, for an optimiser's steps.
  let weightDecay: Float
  /// The optimiser's steps so far; `nil` where gradients are added to the weights, or only summed.
  var optimiser: OptimiserSteps?
  /// The sum of the examples' costs, on the first thread.
  private(set) var cost = 0.0

  init(
    workspaces: UnsafeBufferPointer<Workspace>,
    barrier: Barrier,
    data: ExampleRows,
    order: UnsafeBufferPointer<Int>,
    batchSize: Int,
    learningRate: Float,
    weightDecay: Float,
    optimiser: OptimiserSteps?
  ) {
    (self.workspaces, self.barrier, self.data, self.order) = (workspaces, barrier, data, order)
    (self.batchSize, self.learningRate, self.weightDecay) = (batchSize, learningRate, weightDecay)
    self.optimiser = optimiser
  }

  /// Runs the epoch on one of several threads.
  mutating func run(_ slice: ThreadSlice) {
    // With a workspace of its own, a thread takes all examples through the later layers, and updates all of its copies of them.
    let isReplica = workspaces.count > 1 && slice.threads > 1
    let workspace = workspaces.baseAddress.unsafelyUnwrapped + (isReplica ? slice.index : 0)
    let laterLayers = isReplica ? ThreadSlice.whole : slice
    // An epoch before this one may have had fewer threads.
    if isReplica, !slice.isFirst { workspace.pointee.copyTrained(from: workspaces[0]) }
    // Gradients that are added to the weights are steps, −η ∂C/∂w.
    let factor = workspace.pointee.mode.addsToWeights ? -learningRate : 1
    var buffer = 0
    for microBatch in MicroBatch.Epoch(
      count: order.count,
      batchSize: batchSize,
      capacity: workspace.pointee.capacity
    ) {
      let rows = UnsafeBufferPointer(rebasing: order[microBatch.examples])
      let examples = laterLayers.range(of: rows.count)

      workspace.pointee.accumulate(rows, of: data, buffer: buffer, slice)
      barrier.wait(slice)
      load(rows, examples, into: workspace, buffer: buffer)
      workspace.pointee.forward(examples)
      if slice.isFirst || !isReplica { workspace.pointee.computeCosts(examples) }
      workspace.pointee.backward(examples, scale: factor / Float(microBatch.batch.count))
      if !isReplica { barrier.wait(slice) }
      if slice.isFirst { for i in 0..<rows.count { cost += Double(workspace.pointee.costs[i]) } }
      let step =
        microBatch.completesBatch ? optimiser?.next(learningRate: learningRate, weightDecay: weightDecay) : nil
      workspace.pointee.updateFirstLayer(rows, of: data, slice, step: step)
      workspace.pointee.updateLaterLayers(count: rows.count, laterLayers, step: step)

      buffer = 1 - buffer
    }
  }

  /// The first layer's weighted inputs, and the targets, of some of the examples.
  @inline(__always)
  private func load(
    _ rows: UnsafeBufferPointer<Int>,
    _ examples: Range<Int>,
    into workspace: UnsafePointer<Workspace>,
    buffer: Int
  ) {
    let mine = UnsafeBufferPointer(rebasing: rows[examples])
    workspace.pointee.loadWeightedInputs(mine, of: data, buffer: buffer, examples)
    data.copyTargets(mine, to: workspace.pointee.targets.rows(examples))
  }
}
