// How threads share the work on one piece of examples after the other. For pictures, a step of training is
//
//   forward, backward    the thread that has an example: from the first layer's sums to the output, and back to the errors
//   learn                the thread that has a weight: adds the gradients of all examples to it
//   add up               the thread that has a weight of the first layer: its products with the next piece's inputs, for the sums
//
// so threads wait for each other twice: before learning, and before the next step. Behind a small layer they need not wait before
// learning: there it takes longer to fetch what another core has computed than to compute it. Then each thread has all examples,
// and all weights but those of the first layer, in a workspace of its own.
//
// Inputs that are numbers have no sums: with them, the thread that has an example begins with the first layer.

/// The work on one piece of examples: what threads are to do now.
///
/// It counts no references, so threads share it at no cost. What it points to is kept by `Passes`.
struct Pass {
  /// One for all threads, or one for each.
  private let workspaces: UnsafeMutableBufferPointer<Workspace>
  private let examples: ExampleRows
  /// Where the examples that are gone through are in the data set.
  var order = UnsafeBufferPointer<Int>(start: nil, count: 0)
  /// The examples that are worked on.
  private var piece = Piece(of: 0..<0, atMost: 1)
  /// The ones after them.
  var next: Piece?
  /// What their gradients are multiplied with.
  var factor: Float = 1
  /// How many threads share the work.
  private var threads = 1
  /// Which of the first layer's sums are this piece's: 0 or 1.
  private var turn = 0

  init(_ workspaces: UnsafeMutableBufferPointer<Workspace>, _ examples: ExampleRows) {
    self.workspaces = workspaces
    self.examples = examples
  }

  /// Whether each thread takes all examples forward and backward.
  private var eachHasAllExamples: Bool { workspaces.count > 1 && threads > 1 }

  /// Whether threads have to wait for each other before they learn.
  var waitsBeforeLearning: Bool { threads > 1 && !eachHasAllExamples }

  /// From now on, so many threads share the work.
  mutating func share(among threads: Int) {
    let hadAll = eachHasAllExamples
    self.threads = threads
    if eachHasAllExamples, !hadAll {
      for workspace in workspaces.dropFirst() { workspace.copyLearned(from: workspaces[0]) }
    }
  }

  /// Goes from one piece to the next.
  mutating func turn(to piece: Piece, before next: Piece?) {
    self.piece = piece
    self.next = next
    turn = 1 - turn
  }

  /// The first layer's sums for the next piece, from some of its weights.
  ///
  /// - Parameter thread: which one this is.
  func addUpNext(_ thread: Int) {
    guard let next, case .pixels(let lists) = examples.inputs else { return }
    workspaces[0].addUp(rows(next.examples), of: lists, turn: 1 - turn, share(of: thread))
  }

  /// Some examples of the piece, to the output.
  func forward(_ thread: Int) {
    let (workspace, range) = (workspace(of: thread), range(of: thread))
    let rows = UnsafeBufferPointer(rebasing: rows(piece.examples)[range])
    switch examples.inputs {
    case .pixels(let lists): workspace.weighSums(of: lists, turn: turn, range)
    case .numbers:
      examples.copyNumbers(rows, to: workspace.inputs.rows(range))
      workspace.weighNumbers(range)
    }
    examples.copyTargets(rows, to: workspace.targets.rows(range))
    workspace.forward(range)
  }

  /// The same examples' costs, and the way back as far as their errors.
  func backward(_ thread: Int) {
    let (workspace, range) = (workspace(of: thread), range(of: thread))
    workspace.findCosts(range)
    workspace.backward(range, times: factor)
  }

  /// Some of the weights learn from all examples of the piece.
  func learn(_ thread: Int) {
    let (workspace, first) = (workspace(of: thread), share(of: thread))
    let share = eachHasAllExamples ? .all : first
    switch examples.inputs {
    case .pixels(let lists):
      workspace.learn(from: rows(piece.examples), of: lists, first, share, completes: piece.completesBatch)
    case .numbers: workspace.learn(from: piece.count, share, completes: piece.completesBatch)
    }
  }

  private func workspace(of thread: Int) -> Workspace {
    workspaces[eachHasAllExamples ? thread : 0]
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
