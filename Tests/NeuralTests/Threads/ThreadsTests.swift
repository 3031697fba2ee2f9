import Foundation
import Synchronization
import Testing

@testable import Neural

@Suite(.serialized) struct ThreadsTests {
  @Test("Every thread does its part exactly once, again and again", arguments: [1, 2, 3, 16])
  func parts(threads: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let counts = memory.allocate(threads, repeating: 0)
    for _ in 0..<500 { together(threads, counts, countPart) }
    #expect((0..<threads).map { counts[$0] } == Array(repeating: 500, count: threads))
  }

  @Test("Several tasks may ask for threads at once: those who do not get them are told so")
  func concurrently() async {
    let sums = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let memory = Memory()
          defer { withExtendedLifetime(memory) {} }
          let counts = memory.allocate(3, repeating: 0)
          for _ in 0..<500 { together(3, counts, countPart) }
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
      together(2, counts, countPart)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(counts[0] == 3 && counts[1] == 3)
  }

  @Test("A team that is dismissed, whether all have come or not, does nothing, and the next one does its work")
  func dismissal() {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let (dismissed, counts) = (memory.allocate(3, repeating: 0), memory.allocate(3, repeating: 0))
    for round in 0..<300 {
      if let team = Team(of: 3, to: dismissed, countPart) {
        while round % 3 == 0, !team.isComplete {}
      }
      if round % 2 == 0 { together(3, counts, countPart) }
    }
    #expect((0..<3).map { dismissed[$0] } == [0, 0, 0])
    #expect((0..<3).map { counts[$0] } == [150, 150, 150])
  }

  @Test("What each thread has written before a meeting is seen by all after it", arguments: [2, 3, 16])
  func meeting(threads: Int) {
    let rounds = 300
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let talk = memory.allocate(1, repeating: Talk(threads: threads, rounds: rounds, memory: memory))
    talk.pointee.meeting.prepare(Pace.Stretch(threads: threads, steps: rounds))
    together(threads, talk) { state, thread in state.assumingMemoryBound(to: Talk.self).pointee.go(thread) }
    // The same, one after the other.
    var numbers = Array(repeating: 0, count: threads)
    for round in 1...rounds {
      numbers = numbers.indices.map { (numbers.reduce(0, &+) &* ($0 + 3) &+ round) & 0xFFFF }
    }
    #expect((0..<threads).map { talk.pointee.numbers[rounds % 2 * threads + $0] } == numbers)
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
  private static let hiddenLayers = [[70, 17], [70, 60]]

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
    var network = Network(sizes: [examples.inputSize] + kind.hidden + [3], activations: [.relu, .tanh, .sigmoid])
    let start = network
    let costs = network.train(
      on: examples,
      epochs: 2,
      batchSize: batchSize,
      learningRate: 0.1,
      shuffling: false,
      threads: 1
    )
    for threads in [2, 3, 16] {
      let passes = Passes(
        start,
        on: examples,
        batchSize: batchSize,
        learns: .descent(batchSize: batchSize),
        threads: threads,
        tries: false,
        waits: true
      )
      let sums = (0..<2).map { _ in passes.learn(from: examples.rows, batchSize: batchSize, learningRate: 0.1) }
      var trained = start
      passes.copyParameters(to: &trained)
      #expect(trained.checksum == network.checksum && sums.map { Float($0 / 151) } == costs, "\(threads) threads")
    }
  }

  @Test("Pieces are counted as they follow each other")
  func pieces() {
    for (examples, batchSize, size) in (1...13).flatMap({ n in (1...14).flatMap { b in (1...5).map { (n, b, $0) } } }) {
      let first = Piece(of: 0..<min(batchSize, examples), atMost: size)
      let pieces = sequence(first: first) { $0.next(atMost: size, end: examples) }
      #expect(pieces.count { _ in true } == Piece.count(of: examples, batchSize: batchSize, atMost: size))
      #expect(pieces.flatMap { $0.examples } == Array(0..<examples))
    }
  }

  @Test(
    "Each part of some work is done once, by whoever comes, and on no thread two at once",
    arguments: [1, 2, 3, 16]
  )
  func everyPart(threads: Int) {
    var random = Random(seed: UInt64(threads))
    var helped = threads == 1
    for round in 0..<30_000 where round < 200 || !helped {
      // Other tests may have the helpers: for seconds.
      if round >= 200 { usleep(1000) }
      let parts = [0, 1, 2, 50][round % 4]
      let counts = (0..<parts).map { _ in Counter() }
      let busy = (0..<threads).map { _ in Counter() }
      let (helpers, crowds) = (Counter(), Counter())
      // Parts of all lengths: helpers come before the end, just then, and after it.
      let length = random.index(below: 2000)
      forEachPart(parts, threads: threads) { part, thread in
        if busy[thread].count() > 1 { crowds.count() }
        counts[part].count()
        if thread > 0 { helpers.count() }
        for _ in 0..<length { _ = counts[part].value }
        busy[thread].count(-1)
      }
      if helpers.value > 0 { helped = true }
      let isRight = counts.allSatisfy { $0.value == 1 } && busy.allSatisfy { $0.value == 0 } && crowds.value == 0
      #expect(isRight)
    }
    #expect(helped)
  }

  @Test("Nor in what a network says", arguments: [true, false])
  func outputs(pictures: Bool) {
    var random = Random(seed: 12)
    let examples =
      pictures
      ? Examples(pictures: 500, pixelCount: 784, classCount: 3, random: &random)
      : Examples(count: 500, inputSize: 300, targetSize: 3, random: &random)
    let network = Network(sizes: [examples.inputSize, 140, 3])
    let expected = examples.flatMap { network($0.input) }
    // Four pieces: until every thread has had one, which others may have called away.
    for threads in 1...4 {
      var tries = 0
      let lonely = Counter()
      repeat {
        let come = Counter()
        lonely.reset()
        let outputs: [Float] = network.read(
          examples,
          withTargets: false,
          elements: 3,
          threads: threads,
          processors: threads
        ) { workspace, count, elements in
          for i in 0..<count { workspace.output.copyRow(i, to: elements + 3 * i) }
          come.count()
          var naps = 0
          while come.value < threads, naps < 200 {
            usleep(20)
            naps += 1
          }
          if naps == 200 { lonely.count() }
        }
        let areSame = outputs == expected
        #expect(areSame, "\(threads) threads")
        tries += 1
      } while lonely.value > 0 && tries < 300
      #expect(lonely.value == 0, "\(threads) threads never came together")
    }
  }

  @Test("Nor do changes of their number on the way", arguments: hiddenLayers, [8, 140])
  func changes(hidden: [Int], batchSize: Int) {
    var random = Random(seed: 9)
    let examples = Examples(pictures: 151, pixelCount: 784, classCount: 3, random: &random)
    let start = Network(sizes: [784] + hidden + [3])
    // A clock by which one thread is sometimes faster and sometimes all are.
    var (whims, time, calls) = (Random(seed: 10), 0.0, 0)
    let passes = Passes(
      start,
      on: examples,
      batchSize: batchSize,
      learns: .descent(batchSize: batchSize),
      threads: 3,
      waits: true,
      processors: 3
    ) {
      calls += 1
      time += Double(whims.uniform(in: 1...2))
      return time
    }
    // More than two rounds of 1,024 pieces.
    let epochs = batchSize == 8 ? 110 : 1100
    for _ in 0..<epochs { _ = passes.learn(from: examples.rows, batchSize: batchSize, learningRate: 0.1) }
    #expect(calls > 4 * 9)
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

  @Test(
    "Nor does it show in an optimiser's steps, which are those of `Descent`",
    arguments: [Optimiser.descent, .momentum, .adam],
    [(hidden: hiddenLayers[0], batchSize: 30), (hiddenLayers[1], 30), (hiddenLayers[0], 140)]
  )
  func steps(optimiser: Optimiser, kind: (hidden: [Int], batchSize: Int)) {
    var random = Random(seed: 11)
    let examples = Examples(pictures: 151, pixelCount: 784, classCount: 3, random: &random)
    let start = Network(sizes: [784] + kind.hidden + [3], activations: [.relu, .tanh, .sigmoid])
    let (rate, decay) = (Float(0.01), Float(0.1))
    var expected = start
    var descent = Descent(optimiser, of: start)
    for _ in 0..<2 {
      for batch in examples.batches(of: kind.batchSize) {
        let gradient = expected.gradient(on: batch)
        descent.step(&expected, along: gradient, learningRate: rate, weightDecay: decay)
      }
    }
    for threads in [1, 2, 3, 16] {
      let passes = Passes(
        start,
        on: examples,
        batchSize: kind.batchSize,
        learns: .steps(optimiser),
        threads: threads,
        tries: false,
        waits: true
      )
      for _ in 0..<2 {
        _ = passes.learn(from: examples.rows, batchSize: kind.batchSize, learningRate: rate, weightDecay: decay)
      }
      var trained = start
      passes.copyParameters(to: &trained)
      #expect(trained.checksum == expected.checksum, "\(threads) threads")
    }
  }

  @Test("Nor does it show in gradients", arguments: hiddenLayers, [30, 300])
  func gradients(hidden: [Int], count: Int) {
    var random = Random(seed: 10)
    let examples = Examples(pictures: count, pixelCount: 784, classCount: 3, random: &random)
    let network = Network(sizes: [784] + hidden + [3], activation: .tanh)
    let expected = network.gradient(on: examples)
    for threads in [1, 2, 3, 16] {
      let passes = Passes(
        network,
        on: examples,
        batchSize: count,
        learns: .sums,
        threads: threads,
        tries: false,
        waits: true
      )
      _ = passes.learn(from: examples.rows, batchSize: count)
      var gradient = Gradient(zeroLike: network)
      passes.copySums(to: &gradient)
      let isSame = gradient == expected
      #expect(isSame, "\(threads) threads")
    }
  }
}

private final class Counter: Sendable {
  private let number = Atomic<Int>(0)

  var value: Int { number.load(ordering: .acquiring) }

  @discardableResult
  func count(_ change: Int = 1) -> Int { number.add(change, ordering: .acquiringAndReleasing).newValue }

  func reset() { number.store(0, ordering: .releasing) }
}

/// Does some work on so many threads, when nobody else has them.
private func together(_ threads: Int, _ state: UnsafeMutableRawPointer, _ work: @escaping SharedWork) {
  while true {
    guard let team = Team(of: threads, to: state, work) else { continue }
    while !team.isComplete {}
    return team.work { work(state, 0) }
  }
}

/// Counts that a thread was here, in as many numbers as there are threads.
private func countPart(_ state: UnsafeMutableRawPointer, _ thread: Int) {
  state.assumingMemoryBound(to: Int.self)[thread] += 1
}

/// Threads that each make a new number of all threads' numbers, round by round.
private struct Talk: BitwiseCopyable {
  let meeting: Meeting
  private let threads: Int
  private let rounds: Int
  /// This round's and the last one's, in turns.
  let numbers: UnsafeMutablePointer<Int>

  init(threads: Int, rounds: Int, memory: Memory) {
    (self.threads, self.rounds) = (threads, rounds)
    meeting = Meeting(ofAtMost: threads, memory: memory)
    numbers = memory.allocate(2 * threads, repeating: 0)
  }

  func go(_ thread: Int) {
    for round in 1...rounds {
      let (old, new) = (numbers + (round - 1) % 2 * threads, numbers + round % 2 * threads)
      let sum = (0..<threads).reduce(0) { $0 &+ old[$1] }
      new[thread] = (sum &* (thread + 3) &+ round) & 0xFFFF
      meeting.arrive(thread)
      meeting.wait(thread, of: threads)
    }
  }
}
