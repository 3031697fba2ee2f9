// The way through examples, piece by piece, which threads go side by side. For pictures, a step of training is
//
//   forward, backward    the thread that has an example: from the first layer's sums to the output, and back to the errors
//   learn                the thread that has a weight: adds the gradients of all examples to it, or to a sum that then makes a step
//   add up               the thread that has a weight of the first layer: its products with the next piece's inputs, for the sums
//
// and threads wait for each other twice: before they learn, and at the end. Where the other layers and batches are small, they need
// not wait before they learn: there it takes longer to fetch what another core has computed than to compute it. Then each thread has all
// examples, and all weights but those of the first layer, in a workspace of its own; and what it has to do there it does while
// the others' sums are on their way.
//
// Inputs that are numbers have no sums: with them, the thread that has an example begins with the first layer.

/// The way through examples, piece by piece: where a thread is.
///
/// It counts no references, so threads are given it at no cost; each has a copy. What it points to is kept by `Passes`.
struct Pass {
  /// One for all threads, or one for each.
  private let workspaces: UnsafeBufferPointer<Workspace>
  private let meeting: Meeting
  private let examples: ExampleRows
  /// Where the examples that are gone through are in the data set.
  private let order: UnsafeBufferPointer<Int>
  /// η and λ.
  private let (learningRate, weightDecay): (Float, Float)
  /// Where there is one, the optimiser's steps so far.
  private(set) var optimiser: OptimiserSteps?
  /// The examples that are worked on.
  private var piece: Piece
  /// The ones after them.
  private var next: Piece?
  /// Which of the first layer's sums are this piece's: 0 or 1.
  private var turn = 0
  /// How many threads share the work.
  private var threads = 1
  /// The sum of the examples' costs so far: the first thread's.
  private(set) var cost = 0.0

  /// - Parameters:
  ///   - order: where the examples are that are gone through: at least one.
  ///   - batchSize: how many of them make a batch; the last one may be smaller.
  ///   - learningRate: η, where weights learn.
  ///   - weightDecay: λ, where they make an optimiser's steps.
  ///   - optimiser: its steps before, if there is one.
  init(
    through order: UnsafeBufferPointer<Int>,
    of examples: ExampleRows,
    in workspaces: UnsafeBufferPointer<Workspace>,
    meeting: Meeting,
    batchSize: Int,
    learningRate: Float,
    weightDecay: Float,
    optimiser: OptimiserSteps?
  ) {
    self.order = order
    self.examples = examples
    self.workspaces = workspaces
    self.meeting = meeting
    (self.learningRate, self.weightDecay, self.optimiser) = (learningRate, weightDecay, optimiser)
    piece = Piece(of: 0..<min(batchSize, order.count), atMost: workspaces[0].capacity)
    // One thread begins, and has the latest weights whoever changed them.
    next = piece
    turn = 1
    addUpNext(0)
    turnToNext()
  }

  /// Whether each thread takes all examples forward and backward.
  private var eachHasAllExamples: Bool { workspaces.count > 1 && threads > 1 }

  /// The next steps, and how many threads share them.
  mutating func prepare(_ stretch: Pace.Stretch) {
    let hadAll = eachHasAllExamples
    threads = stretch.threads
    meeting.prepare(stretch)
    if eachHasAllExamples, !hadAll {
      for thread in 1..<workspaces.count { workspaces[thread].copyLearned(from: workspaces[0]) }
    }
  }

  /// One thread's part of these steps.
  ///
  /// - Parameters:
  ///   - thread: which one this is.
  ///   - isTooSlow: whether the number of steps took too long: then the team parts after the next one.
  /// - Returns: the number of steps.
  @inline(__always)
  mutating func go(_ thread: Int, isTooSlow: (_ steps: Int) -> Bool) -> Int {
    var steps = 0
    while steps < meeting.steps {
      forward(thread)
      backward(thread)
      if !eachHasAllExamples {
        meeting.arrive(thread)
        meeting.wait(thread, of: threads)
      }
      if thread == 0 { addCosts() }
      let step = piece.completesBatch ? optimiser?.next(learningRate: learningRate, weightDecay: weightDecay) : nil
      learnFirstLayer(thread, step)
      if !eachHasAllExamples { learnOtherLayers(thread, step) }
      addUpNext(thread)
      meeting.arrive(thread)
      // Where these layers are this thread's own, the others need not wait for them; and this one need not wait idly.
      if eachHasAllExamples { learnOtherLayers(thread, step) }
      let wasLong = meeting.wait(thread, of: threads)
      turnToNext()
      steps += 1
      if wasLong, isTooSlow(steps) { meeting.steps = min(meeting.steps, steps + 1) }
    }
    return steps
  }

  private mutating func addCosts() {
    let costs = workspaces[0].costs
    for i in 0..<piece.count { cost += Double(costs[i]) }
  }

  private mutating func turnToNext() {
    guard let next else { return }
    piece = next
    self.next = next.next(atMost: workspaces[0].capacity, end: order.count)
    turn = 1 - turn
  }

  /// The first layer's sums for the next piece, from some of its weights.
  ///
  /// - Parameter thread: which one this is.
  private func addUpNext(_ thread: Int) {
    guard let next, case .pixels(let lists) = examples.inputs else { return }
    workspaces[0].addUp(rows(next.examples), of: lists, turn: 1 - turn, share(of: thread))
  }

  /// Some examples of the piece, to the output.
  private func forward(_ thread: Int) {
    let (workspace, range) = (workspace(of: thread), range(of: thread))
    let rows = UnsafeBufferPointer(rebasing: rows(piece.examples)[range])
    workspace.pointee.weigh(rows, of: examples, turn: turn, range)
    examples.copyTargets(rows, to: workspace.pointee.targets.rows(range))
    workspace.pointee.forward(range)
  }

  /// The same examples' costs, and the way back as far as their errors.
  private func backward(_ thread: Int) {
    let (workspace, range) = (workspace(of: thread), range(of: thread))
    // Where each has all examples, the first thread's costs are all.
    if thread == 0 || !eachHasAllExamples { workspace.pointee.findCosts(range) }
    // What is added to the weights at once is a step already.
    let factor = workspace.pointee.learns.isAtOnce ? -learningRate : 1
    workspace.pointee.backward(range, times: factor / Float(piece.batch.count))
  }

  /// Some of the first layer's weights learn from all examples of the piece.
  private func learnFirstLayer(_ thread: Int, _ step: OptimiserStep?) {
    let (workspace, share) = (workspace(of: thread), share(of: thread))
    switch examples.inputs {
    case .pixels(let lists):
      workspace.pointee.learnFirstLayer(from: rows(piece.examples), of: lists, share, step: step)
    case .numbers: workspace.pointee.learnLayer(0, from: piece.count, share, step: step)
    }
  }

  /// The same for the other layers, and for all biases.
  private func learnOtherLayers(_ thread: Int, _ step: OptimiserStep?) {
    let share = eachHasAllExamples ? .all : share(of: thread)
    workspace(of: thread).pointee.learnOtherLayers(from: piece.count, share, step: step)
  }

  /// A pointer: the workspace itself is not copied.
  private func workspace(of thread: Int) -> UnsafePointer<Workspace> {
    workspaces.baseAddress.unsafelyUnwrapped + (eachHasAllExamples ? thread : 0)
  }

  private func range(of thread: Int) -> Range<Int> {
    eachHasAllExamples ? 0..<piece.count : share(of: thread).of(piece.count)
  }

  private func share(of thread: Int) -> Share {
    Share(index: thread, threads: threads)
  }

  private func rows(_ positions: Range<Int>) -> UnsafeBufferPointer<Int> {
    UnsafeBufferPointer(rebasing: order[positions])
  }
}
