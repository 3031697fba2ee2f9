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
      inParallel(parts, thereAndBack)
      for i in 0..<piece.count { cost += work.costs[i] }
      inParallel(parts, learn)
    }
    return cost
  }

  /// Takes some examples forward only, piece by piece.
  ///
  /// - Parameter body: called for each piece with the position of its first example and with its number of examples; they
  ///   are the first ones in the workspace.
  func forward(_ body: (_ start: Int, _ count: Int) -> Void) {
    forEachPiece(of: Array(examples.rows), 0..<examples.count) {
      inParallel(parts, there)
      body(piece.lowerBound, piece.count)
    }
  }

  private func forEachPiece(of order: [Int], _ batch: Range<Int>, _ body: () -> Void) {
    self.order = order
    for start in stride(from: batch.lowerBound, to: batch.upperBound, by: work.capacity) {
      piece = start..<min(start + work.capacity, batch.upperBound)
      pace.step { threads in
        parts = threads
        body()
      }
    }
  }

  private lazy var there: @Sendable (Int) -> Void = { [unowned(unsafe) self] part in
    let range = share(part)
    work.load(examples, rows: order, from: piece.lowerBound, range, part: part)
    work.forward(range)
  }

  private lazy var thereAndBack: @Sendable (Int) -> Void = { [unowned(unsafe) self] part in
    let range = share(part)
    work.load(examples, rows: order, from: piece.lowerBound, range, part: part)
    work.forward(range)
    work.findCosts(range)
    work.backward(range)
  }

  private lazy var learn: @Sendable (Int) -> Void = { [unowned(unsafe) self] part in
    work.learn(from: piece.count, part: part, of: parts, clearing: clearing, step: step)
  }

  private func share(_ part: Int) -> Range<Int> {
    piece.count * part / parts..<piece.count * (part + 1) / parts
  }
}
