/// Takes examples through a workspace, piece by piece.
///
/// Everything is allocated beforehand: a step of training allocates nothing.
final class Passes {
  let work: Workspace
  private let examples: Examples
  private var pace: Pace
  /// What the threads are to do now: written before they begin.
  private let pass: UnsafeMutablePointer<Pass>
  private let memory = Memory()

  /// - Parameters:
  ///   - batchSize: the most examples that are to be gone through at once; they are worked on in pieces.
  ///   - learns: what becomes of gradients. Weights cannot learn at once from a batch in pieces.
  ///   - threads: how many threads take part; nil for as many as prove to pay.
  init(
    _ network: Network,
    on examples: Examples,
    batchSize: Int,
    learns: Workspace.Learning,
    threads: Int? = nil
  ) {
    let batchSize = min(batchSize, examples.count)
    let pieceSize = min(batchSize, Workspace.pieceSize)
    require(learns != .weightsAtOnce || pieceSize == batchSize, "A batch of \(batchSize) is worked on in pieces")
    let most = min(threads ?? processorCount, 16)
    pace = Pace(most: threads == nil && pieceSize * network.parameterCount < 100_000 ? 1 : most, tries: threads == nil)
    let (memory, arePictures) = (memory, examples.storage.rows.arePictures)
    func workspace(sharingFirstLayerWith other: Workspace? = nil) -> Workspace {
      Workspace(
        for: network,
        capacity: pieceSize,
        forPictures: arePictures,
        learns: learns,
        memory: memory,
        sharingFirstLayerWith: other
      )
    }
    let work = workspace()
    let isTogether = learns != .nothing && arePictures && network.isMostlyFirstLayer
    let others = (1..<most).prefix(isTogether ? most : 0).map { _ in workspace(sharingFirstLayerWith: work) }
    self.work = work
    self.examples = examples
    pass = .allocate(capacity: 1)
    pass.initialize(to: Pass(memory.allocate([work] + others), examples.storage.rows))
  }

  deinit {
    pass.deinitialize(count: 1)
    pass.deallocate()
  }

  /// Gives a network the weights and biases that were learned.
  func copyParameters(to network: inout Network) { work.copyParameters(to: &network) }

  /// Gives away the sums of gradients, and makes them zero.
  func moveSums(to gradient: inout Gradient) { work.moveSums(to: &gradient) }

  /// Learns from examples, batch by batch.
  ///
  /// - Parameters:
  ///   - order: where the examples are in the data set.
  ///   - batchSize: how many of them make a batch; the last one may be smaller.
  ///   - factor: what the gradients of a batch of so many examples are multiplied with.
  /// - Returns: the sum of the examples' costs.
  func learn(from order: ArraySlice<Int>, batchSize: Int, factor: (_ count: Int) -> Float) -> Double {
    order.withUnsafeBufferPointer { order in
      pass.pointee.order = order
      var next: Piece? = Piece(of: 0..<min(batchSize, order.count), atMost: work.capacity)
      pass.pointee.next = next
      pass.pointee.share(among: 1)
      pass.pointee.begin(0)
      var cost = 0.0
      while let piece = next {
        next = piece.next(atMost: work.capacity, end: order.count)
        pass.pointee.turn(to: piece, before: next)
        pass.pointee.factor = factor(piece.batch.count)
        pace.step { threads in
          pass.pointee.share(among: threads)
          if pass.pointee.isOnePhase {
            inParallel(threads, pass) { pass, thread in
              thisPass(pass).pointee.thereAndBack(thread)
              thisPass(pass).pointee.learnAndBegin(thread)
            }
          } else {
            inParallel(threads, pass) { thisPass($0).pointee.thereAndBack($1) }
            inParallel(threads, pass) { thisPass($0).pointee.learnAndBegin($1) }
          }
        }
        for i in 0..<piece.count { cost += Double(work.costs[i]) }
      }
      return cost
    }
  }

  /// Takes all examples forward only, piece by piece.
  ///
  /// - Parameter body: called for each piece with the position of its first example and with its number of examples; they
  ///   are the first ones in the workspace.
  func forward(_ body: (_ start: Int, _ count: Int) -> Void) {
    examples.rows.withUnsafeBufferPointer { order in
      pass.pointee.order = order
      var next: Piece? = Piece(of: 0..<order.count, atMost: work.capacity)
      while let piece = next {
        pace.step { threads in
          pass.pointee.share(among: threads)
          pass.pointee.next = piece
          inParallel(threads, pass) { thisPass($0).pointee.begin($1) }
          pass.pointee.turn(to: piece, before: nil)
          inParallel(threads, pass) { thisPass($0).pointee.there($1) }
        }
        next = piece.next(atMost: work.capacity, end: order.count)
        body(piece.examples.lowerBound, piece.count)
      }
    }
  }
}

extension Network {
  /// Whether nearly all multiplications are those of the first layer, most of whose inputs are zero.
  fileprivate var isMostlyFirstLayer: Bool {
    parameterCount <= layers[0].parameters.count / 16 * 17
  }
}

/// What threads are given is a pointer to the pass.
private func thisPass(_ state: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Pass> {
  state.assumingMemoryBound(to: Pass.self)
}
