import Testing

@testable import Neural

@Suite struct ThreadsTests {
  @Test("Every piece is done exactly once, again and again", arguments: [1, 2, 3, 16])
  func pieces(pieces: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let counts = memory.allocate(pieces, repeating: 0)
    for _ in 0..<2000 { inParallel(pieces, counts, countPiece) }
    #expect((0..<pieces).map { counts[$0] } == Array(repeating: 2000, count: pieces))
  }

  @Test("Several tasks may ask for threads at once")
  func concurrently() async {
    let sums = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let memory = Memory()
          defer { withExtendedLifetime(memory) {} }
          let counts = memory.allocate(3, repeating: 0)
          for _ in 0..<500 { inParallel(3, counts, countPiece) }
          return (0..<3).map { counts[$0] }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == Array(repeating: [500, 500, 500], count: 4))
  }

  @Test("Helpers that have gone to sleep wake up")
  func sleep() async throws {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let counts = memory.allocate(2, repeating: 0)
    for _ in 0..<3 {
      inParallel(2, counts, countPiece)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(counts[0] == 3 && counts[1] == 3)
  }

  @Test("What a piece has written is seen by the caller, and what the caller writes by the next pieces")
  func visibility() {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let numbers = memory.allocate(3, repeating: 0)
    for _ in 0..<2000 {
      numbers[0] += numbers[1] + numbers[2] + 1
      numbers[0] &= 0xFFFF
      inParallel(3, numbers) { state, piece in
        let numbers = state.assumingMemoryBound(to: Int.self)
        if piece > 0 { numbers[piece] = (numbers[0] * (piece + 1)) & 0xFFFF }
      }
      #expect(numbers[1] == numbers[0] * 2 & 0xFFFF && numbers[2] == numbers[0] * 3 & 0xFFFF)
    }
  }

  @Test("All threads' shares of some work are the whole of it", arguments: 1...16)
  func shares(threads: Int) {
    for count in [0, 1, 2, 7, 16, 150] {
      for rotation in 0...2 {
        let shares = (0..<threads).map { Share(index: $0, threads: threads).rotated(by: rotation) }
        let parts = shares.map { $0.of(count) }
        #expect(parts.joined().sorted() == Array(0..<count))
        #expect(parts.allSatisfy { count / threads...(count + threads - 1) / threads ~= $0.count })
        #expect(shares.count { $0.isFirst } == 1)
      }
    }
    #expect(Share.all.of(5) == 0..<5)
  }

  /// Hidden layers: behind small ones each thread takes all pictures through them, behind larger ones each takes some.
  private static let hiddenLayers = [[40, 17], [40, 60]]

  @Test(
    "The number of threads never shows in a result",
    arguments: [1, 3, 32, 140],
    [(pictures: true, hidden: hiddenLayers[0]), (true, hiddenLayers[1]), (false, hiddenLayers[0])]
  )
  func training(batchSize: Int, kind: (pictures: Bool, hidden: [Int])) {
    var random = Random(seed: 8)
    let examples =
      kind.pictures
      ? Examples(pictures: 151, pixelCount: 784, classCount: 3, random: &random)
      : Examples(count: 151, inputSize: 300, targetSize: 3, random: &random)
    let trained = [1, 2, 3, 16].map { threads in
      var network = Network(sizes: [examples.inputSize] + kind.hidden + [3], activations: [.relu, .tanh, .sigmoid])
      let costs = network.train(on: examples, epochs: 2, batchSize: batchSize, learningRate: 0.1, threads: threads)
      return (network, costs, network.outputs(on: examples, threads: threads))
    }
    for (network, costs, outputs) in trained.dropFirst() {
      #expect(network.checksum == trained[0].0.checksum && costs == trained[0].1 && outputs == trained[0].2)
    }
  }

  @Test("Nor do changes of their number on the way", arguments: hiddenLayers, [8, 140])
  func changes(hidden: [Int], batchSize: Int) {
    var random = Random(seed: 9)
    let examples = Examples(pictures: 151, pixelCount: 784, classCount: 3, random: &random)
    let start = Network(sizes: [784] + hidden + [3])
    // A clock by which all threads are faster than one in every other round.
    var calls = 0
    let passes = Passes(
      start,
      on: examples,
      batchSize: batchSize,
      learns: batchSize > Workspace.pieceSize ? .weightsLater : .weightsAtOnce,
      processors: 3
    ) { work in
      work()
      calls += 1
      let (round, position) = (calls - 1).quotientAndRemainder(dividingBy: 32)
      return (position < 8) == (round % 2 == 0) ? 2 : 1
    }
    // More than three rounds of 256 pieces.
    let epochs = batchSize == 8 ? 42 : 400
    for _ in 0..<epochs {
      _ = passes.learn(from: examples.rows, batchSize: batchSize) { -0.1 / Float($0) }
    }
    #expect(calls > 96)
    var (changed, alone) = (start, start)
    passes.copyParameters(to: &changed)
    alone.train(
      on: examples,
      epochs: epochs,
      batchSize: batchSize,
      learningRate: 0.1,
      shuffling: false,
      threads: 1
    )
    #expect(changed.checksum == alone.checksum)
  }

  @Test("Nor does it show in gradients, batch after batch with new weights", arguments: hiddenLayers)
  func gradients(hidden: [Int]) {
    var random = Random(seed: 10)
    let examples = Examples(pictures: 300, pixelCount: 784, classCount: 3, random: &random)
    let networks = (1...3 as ClosedRange<UInt64>).map { seed in
      var network = Network(sizes: [784] + hidden + [3], activation: .tanh, seed: seed)
      network.parameters = network.parameters.map { $0 + 0.1 * random.normal() }
      return network
    }
    for threads in 1...3 {
      let passes = Passes(networks[0], on: examples, batchSize: 300, learns: .sums, threads: threads)
      for network in networks {
        var gradient = Gradient(zeroLike: network)
        passes.copyParameters(of: network)
        _ = passes.learn(from: examples.rows, batchSize: 300) { 1 / Float($0) }
        passes.moveSums(to: &gradient)
        let isSame = gradient == network.gradient(on: examples)
        #expect(isSame, "\(threads) threads")
      }
    }
  }
}

/// Counts a piece, in as many numbers as there are pieces.
private func countPiece(_ state: UnsafeMutableRawPointer, _ piece: Int) {
  state.assumingMemoryBound(to: Int.self)[piece] += 1
}
