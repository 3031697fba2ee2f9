/// The examples that one pass of the training loop processes: a mini-batch, or a section of one that is larger than the
/// workspace.
struct MicroBatch {
  /// The indices of the examples in the order of the epoch.
  let examples: Range<Int>
  /// The indices of the mini-batch that they belong to.
  let batch: Range<Int>

  /// True for the last micro-batch of a mini-batch, after which the optimiser makes a step.
  var completesBatch: Bool { examples.upperBound == batch.upperBound }

  /// The micro-batches of an epoch, in order. No micro-batch has examples of two mini-batches.
  struct Epoch: Sequence, IteratorProtocol {
    /// The number of examples.
    let count: Int
    /// The size of a mini-batch; the last one may be smaller.
    let batchSize: Int
    /// The largest size of a micro-batch.
    let capacity: Int
    private var end = 0
    private var batch = 0..<0

    init(count: Int, batchSize: Int, capacity: Int) {
      (self.count, self.batchSize, self.capacity) = (count, batchSize, capacity)
    }

    @inline(__always)
    mutating func next() -> MicroBatch? {
      if end == batch.upperBound {
        guard end < count else { return nil }
        batch = end..<Swift.min(end + batchSize, count)
      }
      let start = end
      end = Swift.min(start + capacity, batch.upperBound)
      return MicroBatch(examples: start..<end, batch: batch)
    }
  }
}
