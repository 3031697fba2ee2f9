/// The training loop: forward, backward, update, for one micro-batch after the other. Each thread runs a copy of it.
///
/// ```
/// accumulate   for a slice of the first layer's weights: their products with sparse images
/// barrier      (copies of the later layers are updated while other threads arrive)
/// forward      for a range of examples: all activations
/// backward     for the same examples: all errors
/// barrier      (only if threads divide the examples)
/// update       for a slice of the weights: gradient and step
/// ```
///
/// The next `accumulate` of a thread uses only weights that the same thread has updated, so the barrier after it also publishes
/// all other updates.
struct TrainingLoop {
  /// One workspace for all threads, or one for each: see `replicatesLaterLayers`.
  let workspaces: UnsafeBufferPointer<Workspace>
  /// The barrier of all threads.
  let barrier: Barrier
  /// The data set.
  let data: ExampleRows
  /// The rows of the epoch's examples in the data set, in the order of use.
  let order: UnsafeBufferPointer<Int>
  /// The number of examples of a mini-batch.
  let batchSize: Int
  /// η
  let learningRate: Float
  /// λ, for the steps of an optimiser.
  let weightDecay: Float
  /// The optimiser's steps so far; `nil` if gradients are added to the weights, or only summed.
  var optimiser: StepCounter?
  /// The sum of the examples' costs, on the first thread only.
  private(set) var cost = 0.0

  /// Runs the epoch on one of several threads.
  ///
  /// - Parameter slice: The calling thread's number and the number of threads.
  mutating func run(_ slice: ThreadSlice) {
    // With a workspace of its own, a thread computes the later layers for all examples and updates its whole copy of them.
    let isReplica = workspaces.count > 1 && slice.threads > 1
    let workspace = workspaces.baseAddress.unsafelyUnwrapped + (isReplica ? slice.index : 0)
    let laterLayers = isReplica ? ThreadSlice.whole : slice
    // The previous epoch may have used fewer threads.
    if isReplica, !slice.isFirst { workspace.pointee.copyTrainingState(from: workspaces[0]) }
    // Gradients that are added to the weights are steps, −η ∂C/∂w.
    let factor = workspace.pointee.mode.addsToWeights ? -learningRate : 1
    var buffer = 0
    // The micro-batch whose examples have yet to update this thread's own copy of the later layers.
    var pending: (count: Int, step: OptimiserStep?)?
    for microBatch in MicroBatch.Epoch(count: order.count, batchSize: batchSize, capacity: workspace.pointee.capacity) {
      let rows = UnsafeBufferPointer(rebasing: order[microBatch.examples])
      let examples = laterLayers.range(of: rows.count)

      workspace.pointee.accumulate(rows, of: data, buffer: buffer, slice)
      barrier.arrive(slice)
      // A cache line takes 0.2 µs from core to core: time enough for what no other thread waits for.
      if let pending { workspace.pointee.updateLaterLayers(count: pending.count, .whole, step: pending.step) }
      barrier.wait(slice)
      load(rows, examples, into: workspace, buffer: buffer)
      workspace.pointee.forward(examples)
      if slice.isFirst || !isReplica { workspace.pointee.computeCosts(examples) }
      workspace.pointee.backward(examples, scale: factor / Float(microBatch.batch.count))
      if !isReplica {
        barrier.arrive(slice)
        barrier.wait(slice)
      }
      if slice.isFirst { for i in 0..<rows.count { cost += Double(workspace.pointee.costs[i]) } }
      let step =
        microBatch.completesBatch ? optimiser?.next(learningRate: learningRate, weightDecay: weightDecay) : nil
      workspace.pointee.updateFirstLayer(rows, of: data, slice, step: step)
      if isReplica {
        pending = (rows.count, step)
      } else {
        workspace.pointee.updateLaterLayers(count: rows.count, slice, step: step)
      }
      buffer = 1 - buffer
    }
    if let pending { workspace.pointee.updateLaterLayers(count: pending.count, .whole, step: pending.step) }
  }

  /// Computes the first layer's weighted inputs, and copies the targets, of some examples of the micro-batch.
  @inline(__always)
  private func load(
    _ rows: UnsafeBufferPointer<Int>,
    _ examples: Range<Int>,
    into workspace: UnsafePointer<Workspace>,
    buffer: Int
  ) {
    let exampleRows = UnsafeBufferPointer(rebasing: rows[examples])
    workspace.pointee.loadWeightedInputs(exampleRows, of: data, buffer: buffer, examples)
    data.copyTargets(exampleRows, to: workspace.pointee.targets.rows(examples))
  }
}
