/// Learns from examples, piece by piece.
///
/// Everything is allocated beforehand: a step of training allocates nothing.
final class Passes {
  /// Multiplications with weights below which a step, of a few microseconds, is not worth a second thread.
  private static let leastWork = 100_000
  /// Examples at once, up to which computing what another thread has computed takes less time than waiting for it and fetching it, where
  /// layers are small: measured were 32 and 128.
  private static let mostExamplesForEach = 64

  private let examples: Examples
  private var pace: Pace
  private let waits: Bool
  /// One for all threads, or one for each.
  private let workspaces: UnsafeBufferPointer<Workspace>
  private let meeting: Meeting
  /// Where all threads begin.
  private let pass: UnsafeMutablePointer<Pass>
  private let memory = Memory()
  /// Where there is an optimiser, its steps so far.
  private var optimiser: OptimiserSteps?

  /// - Parameters:
  ///   - batchSize: the most examples that are to be gone through at once; they are worked on in pieces.
  ///   - learns: what becomes of gradients: something. Weights cannot learn at once from a batch in pieces.
  ///   - threads: how many threads take part at most, where there is work for so many, and where they prove to pay: at least 1;
  ///     nil for as many as there are cores.
  ///   - tries: whether to find out if fewer are faster.
  ///   - waits: whether to wait for threads that are missing, and not to go on alone.
  ///   - processors: how many cores there are.
  ///   - clock: the time, in seconds.
  init(
    _ network: Network,
    on examples: Examples,
    batchSize: Int,
    learns: Workspace.Learning,
    threads: Int? = nil,
    tries: Bool = true,
    waits: Bool = false,
    processors: Int = processorCount,
    clock: @escaping () -> Double = seconds
  ) {
    require(threads ?? 1 >= 1, "At least 1 thread does the work, got \(threads ?? 1)")
    let batchSize = min(batchSize, examples.count)
    let pieceSize = min(batchSize, Workspace.pieceSize)
    require(!learns.isAtOnce || pieceSize == batchSize, "A batch of \(batchSize) is worked on in pieces")
    let (memory, arePictures) = (memory, examples.storage.rows.arePictures)
    let eachHasAll = arePictures && network.hasSmallLastLayers && pieceSize <= Passes.mostExamplesForEach
    let isShort = tries && pieceSize * network.parameterCount < Passes.leastWork
    let parts = eachHasAll ? network.firstLayerParts : mostThreads
    let wanted = tries ? min(threads ?? processors, processors) : threads ?? processors
    let most = isShort ? 1 : min(wanted, parts, mostThreads)
    self.examples = examples
    self.waits = waits
    if case .steps(let optimiser) = learns { self.optimiser = OptimiserSteps(optimiser) }
    pace = Pace(most: most, tries: tries, clock: clock)
    workspaces = Workspace.several(
      eachHasAll ? most : 1,
      for: network,
      capacity: pieceSize,
      forPictures: arePictures,
      learns: learns,
      memory: memory
    )
    meeting = Meeting(ofAtMost: most, memory: memory)
    pass = memory.allocate(1)
  }

  /// Gives a network the weights and biases that were learned.
  func copyParameters(to network: inout Network) {
    withExtendedLifetime(self) { workspaces[0].copyParameters(to: &network) }
  }

  /// Gives away the sums of gradients.
  func copySums(to gradient: inout Gradient) {
    withExtendedLifetime(self) { workspaces[0].copySums(to: &gradient) }
  }

  /// Learns from examples, batch by batch; an optimiser goes on from the steps before.
  ///
  /// - Parameters:
  ///   - order: where the examples are in the data set.
  ///   - batchSize: how many of them make a batch; the last one may be smaller.
  ///   - learningRate: η, where weights learn.
  ///   - weightDecay: λ, where they make an optimiser's steps.
  /// - Returns: the sum of the examples' costs.
  func learn(
    from order: ArraySlice<Int>,
    batchSize: Int,
    learningRate: Float = 0,
    weightDecay: Float = 0
  ) -> Double {
    withExtendedLifetime(self) {
      order.withUnsafeBufferPointer { order in
        pass.initialize(
          to: Pass(
            through: order,
            of: examples.storage.rows,
            in: workspaces,
            meeting: meeting,
            batchSize: batchSize,
            learningRate: learningRate,
            weightDecay: weightDecay,
            optimiser: optimiser
          )
        )
        var left = Piece.count(of: order.count, batchSize: batchSize, atMost: workspaces[0].capacity)
        var team: Team?
        while left > 0 {
          left -= pace.go(left) { stretch, isTooSlow in goStretch(stretch, &team, isTooSlow) }
        }
        optimiser = pass.pointee.optimiser
        return pass.pointee.cost
      }
    }
  }

  /// Goes a stretch of the way; a step of it, alone, while the other threads are not there.
  ///
  /// - Returns: what was gone.
  private func goStretch(
    _ stretch: Pace.Stretch,
    _ team: inout Team?,
    _ isTooSlow: (Int) -> Bool
  ) -> Pace.Stretch {
    if stretch.threads > 1 {
      repeat {
        if team == nil { team = Team(of: stretch.threads, to: pass, help) }
      } while waits && team?.isComplete != true
      if team?.isComplete == true, let team = team.take() {
        pass.pointee.prepare(stretch)
        var steps = 0
        team.work { steps = goMyself(isTooSlow) }
        return Pace.Stretch(threads: stretch.threads, steps: steps)
      }
    }
    let alone = Pace.Stretch(threads: 1, steps: stretch.threads == 1 ? stretch.steps : 1)
    pass.pointee.prepare(alone)
    return Pace.Stretch(threads: 1, steps: goMyself(isTooSlow))
  }

  private func goMyself(_ isTooSlow: (Int) -> Bool) -> Int {
    // Not where other threads begin to read.
    var mine = pass.pointee
    let steps = mine.go(0, isTooSlow: isTooSlow)
    pass.pointee = mine
    return steps
  }
}

/// What a helper does: the same as the first thread, which alone adds up costs, and looks at the clock.
private func help(_ pass: UnsafeMutableRawPointer, _ thread: Int) {
  // Each thread has a copy.
  var pass = pass.assumingMemoryBound(to: Pass.self).pointee
  _ = pass.go(thread, isTooSlow: { _ in false })
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
