/// Takes examples through a workspace, piece by piece, each piece in fixed parts that threads do side by side.
///
/// Everything is allocated beforehand: a step of training allocates nothing.
final class Passes: @unchecked Sendable {
  let work: Workspace
  private let examples: Examples
  private var pace: Pace
  // What the threads are to do now: written before they begin.
  private var parts = 1
  private var order: [Int] = []
  private var piece = 0..<0
  private var clearing = false
  private var step: DescentStep?

  /// - Parameters:
  ///   - pieceSize: the most examples that are worked on at once.
  ///   - learns: whether there will be gradients.
  ///   - threads: how many threads take part; nil for as many as prove to pay.
  init(_ network: Network, on examples: Examples, pieceSize: Int, learns: Bool, threads: Int? = nil) {
    let pieceSize = min(pieceSize, examples.count, Workspace.pieceSize)
    let most = min(threads ?? processorCount, 16)
    pace = Pace(most: threads == nil && pieceSize * network.parameterCount < 100_000 ? 1 : most, tries: threads == nil)
    work = Workspace(for: network, capacity: pieceSize, learns: learns, threads: most)
    self.examples = examples
  }

  /// Adds the gradients of some examples up, and goes a step down their average, if there is one to go.
  ///
  /// - Parameters:
  ///   - order: where examples are in the data set.
  ///   - batch: which of them.
  /// - Returns: the sum of the examples' costs.
  func learn(from order: [Int], _ batch: Range<Int>, step: DescentStep?) -> Double {
    var cost = 0.0
    forEachPiece(of: order, batch) {
      clearing = piece.lowerBound == batch.lowerBound
      self.step = piece.upperBound == batch.upperBound ? step : nil
      if parts > 1 { inParallel(parts, threadsThereAndBack) } else { thereAndBack(0) }
      for i in 0..<piece.count { cost += work.costs[i] }
      if parts > 1 { inParallel(parts, threadsLearn) } else { learn(0) }
    }
    return cost
  }

  /// Takes some examples forward only, piece by piece.
  ///
  /// - Parameter body: called for each piece with the position of its first example and with its number of examples; they
  ///   are the first ones in the workspace.
  func forward(_ body: (_ start: Int, _ count: Int) -> Void) {
    forEachPiece(of: Array(examples.rows), 0..<examples.count) {
      if parts > 1 { inParallel(parts, threadsThere) } else { there(0) }
      body(piece.lowerBound, piece.count)
    }
  }

  private func forEachPiece(of order: [Int], _ batch: Range<Int>, _ body: () -> Void) {
    self.order = order
    for start in stride(from: batch.lowerBound, to: batch.upperBound, by: work.capacity) {
      piece = start..<min(start + work.capacity, batch.upperBound)
      pace.step { threads in
        parts = threads
        work.byColumns = piece.count >= 16 * parts
        body()
      }
    }
  }

  private func there(_ part: Int) {
    let range = share(part)
    work.load(examples, rows: order, from: piece.lowerBound, range, part: part)
    work.forward(range, part: part)
  }

  private func thereAndBack(_ part: Int) {
    there(part)
    let range = share(part)
    work.findCosts(range)
    work.backward(range)
  }

  private func learn(_ part: Int) {
    work.learn(from: piece.count, part: part, of: parts, clearing: clearing, step: step)
  }

  // What threads are given, made once. It lives no longer than these passes, so it need not keep them alive.
  private lazy var threadsThere: @Sendable (Int) -> Void = { [unowned(unsafe) self] in there($0) }
  private lazy var threadsThereAndBack: @Sendable (Int) -> Void = { [unowned(unsafe) self] in thereAndBack($0) }
  private lazy var threadsLearn: @Sendable (Int) -> Void = { [unowned(unsafe) self] in learn($0) }

  private func share(_ part: Int) -> Range<Int> {
    piece.count * part / parts..<piece.count * (part + 1) / parts
  }
}
