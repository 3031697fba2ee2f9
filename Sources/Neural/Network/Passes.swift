/// Takes examples through a workspace, piece by piece.
///
/// Everything is allocated beforehand: a step of training allocates nothing.
final class Passes {
  /// Threads at the most.
  private static let mostThreads = 16
  /// Multiplications with weights below which a step, of a few microseconds, is not worth a second thread.
  private static let leastWork = 100_000

  private let workspace: Workspace
  private let examples: Examples
  private var pace: Pace
  /// What the threads are to do now: written before they begin.
  private let pass: UnsafeMutablePointer<Pass>
  private let memory = Memory()

  /// - Parameters:
  ///   - batchSize: the most examples that are to be gone through at once; they are worked on in pieces.
  ///   - learns: what becomes of gradients. Weights cannot learn at once from a batch in pieces.
  ///   - threads: how many threads take part, if there is work for so many: at least 1; nil for as many as prove to pay.
  ///   - processors: how many cores there are.
  ///   - time: how long some work takes, in seconds.
  init(
    _ network: Network,
    on examples: Examples,
    batchSize: Int,
    learns: Workspace.Learning,
    threads: Int? = nil,
    processors: Int = processorCount,
    time: @escaping (() -> Void) -> Double = seconds
  ) {
    require(threads ?? 1 >= 1, "At least 1 thread does the work, got \(threads ?? 1)")
    let batchSize = min(batchSize, examples.count)
    let pieceSize = min(batchSize, Workspace.pieceSize)
    require(learns != .weightsAtOnce || pieceSize == batchSize, "A batch of \(batchSize) is worked on in pieces")
    let (memory, arePictures) = (memory, examples.storage.rows.arePictures)
    let eachHasAll = learns != .nothing && arePictures && network.hasSmallLastLayers
    let isShort = threads == nil && pieceSize * network.parameterCount < Passes.leastWork
    let parts = eachHasAll ? network.firstLayerParts : Passes.mostThreads
    let most = isShort ? 1 : min(threads ?? processors, parts, Passes.mostThreads)
    func workspace(sharingFirstLayerWith other: Workspace? = nil) -> Workspace {
      Workspace(
        for: network,
        capacity: pieceSize,
        forPictures: arePictures,
        learns: learns,
        threads: most,
        memory: memory,
        sharingFirstLayerWith: other
      )
    }
    let first = workspace()
    let others = (1..<most).prefix(eachHasAll ? most : 0).map { _ in workspace(sharingFirstLayerWith: first) }
    self.workspace = first
    self.examples = examples
    pace = Pace(most: most, tries: threads == nil, time: time)
    pass = .allocate(capacity: 1)
    pass.initialize(to: Pass(memory.allocate([first] + others), examples.storage.rows))
  }

  deinit {
    pass.deinitialize(count: 1)
    pass.deallocate()
  }

  /// Takes over a network's weights and biases.
  func copyParameters(of network: Network) {
    withExtendedLifetime(self) { workspace.copyParameters(of: network) }
  }

  /// Gives a network the weights and biases that were learned.
  func copyParameters(to network: inout Network) {
    withExtendedLifetime(self) { workspace.copyParameters(to: &network) }
  }

  /// Gives away the sums of gradients, and makes them zero.
  func moveSums(to gradient: inout Gradient) {
    withExtendedLifetime(self) { workspace.moveSums(to: &gradient) }
  }

  /// Learns from examples, batch by batch.
  ///
  /// - Parameters:
  ///   - order: where the examples are in the data set.
  ///   - batchSize: how many of them make a batch; the last one may be smaller.
  ///   - factor: what the gradients of a batch of so many examples are multiplied with.
  /// - Returns: the sum of the examples' costs.
  func learn(from order: ArraySlice<Int>, batchSize: Int, factor: (_ count: Int) -> Float) -> Double {
    withExtendedLifetime(self) {
      order.withUnsafeBufferPointer { order in
        var cost = 0.0
        var next: Piece? = Piece(of: 0..<min(batchSize, order.count), atMost: workspace.capacity)
        pass.pointee.order = order
        pass.pointee.next = next
        // One thread begins, and has the latest weights whoever changed them.
        pass.pointee.share(among: 1)
        pass.pointee.addUpNext(0)
        while let piece = next {
          next = piece.next(atMost: workspace.capacity, end: order.count)
          pass.pointee.turn(to: piece, before: next)
          pass.pointee.factor = factor(piece.batch.count)
          pace.step(step)
          for i in 0..<piece.count { cost += Double(workspace.costs[i]) }
        }
        return cost
      }
    }
  }

  /// One step of learning, see `Pass`.
  private func step(_ threads: Int) {
    pass.pointee.share(among: threads)
    guard pass.pointee.waitsBeforeLearning else {
      return inParallel(threads, pass) { state, thread in
        let pass = thisPass(state)
        pass.pointee.forward(thread)
        pass.pointee.backward(thread)
        pass.pointee.learn(thread)
        pass.pointee.addUpNext(thread)
      }
    }
    inParallel(threads, pass) { state, thread in
      let pass = thisPass(state)
      pass.pointee.forward(thread)
      pass.pointee.backward(thread)
    }
    inParallel(threads, pass) { state, thread in
      let pass = thisPass(state)
      pass.pointee.learn(thread)
      pass.pointee.addUpNext(thread)
    }
  }

  /// Takes all examples forward only, piece by piece.
  ///
  /// - Parameter body: called for each piece with the workspace, in whose first rows it is, the position of its first example, and
  ///   its number of examples.
  func forward(_ body: (_ workspace: Workspace, _ start: Int, _ count: Int) -> Void) {
    withExtendedLifetime(self) {
      examples.rows.withUnsafeBufferPointer { order in
        var next: Piece? = Piece(of: 0..<order.count, atMost: workspace.capacity)
        pass.pointee.order = order
        while let piece = next {
          pace.step { threads in
            pass.pointee.share(among: threads)
            pass.pointee.next = piece
            inParallel(threads, pass) { thisPass($0).pointee.addUpNext($1) }
            pass.pointee.turn(to: piece, before: nil)
            inParallel(threads, pass) { thisPass($0).pointee.forward($1) }
          }
          next = piece.next(atMost: workspace.capacity, end: order.count)
          body(workspace, piece.examples.lowerBound, piece.count)
        }
      }
    }
  }
}

extension Network {
  /// Whether the first layer has nearly all weights: sixteen times as many as the others.
  fileprivate var hasSmallLastLayers: Bool {
    16 * (parameterCount - layers[0].parameters.count) <= layers[0].parameters.count
  }

  /// In how many parts threads can share the first layer, where its inputs are pictures.
  fileprivate var firstLayerParts: Int {
    blocksOfSixteen(layers[0].outputs) * LongSum.parts(of: layers[0].inputs)
  }
}

/// What threads are given is a pointer to the pass.
private func thisPass(_ state: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Pass> {
  state.assumingMemoryBound(to: Pass.self)
}
