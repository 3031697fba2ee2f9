import Foundation
import Synchronization
import Testing

@testable import Neural

@Suite(.serialized) struct ThreadsTests {
  @Test("Each call of the pool calls every thread exactly once", arguments: [1, 2, 3, 16])
  func calls(threads: Int) {
    let counts = (0..<threads).map { _ in Counter() }
    let memory = Memory()
    let barrier = Barrier(capacity: threads, memory: memory)
    for _ in 0..<500 {
      barrier.reset()
      ThreadPool.shared.run(threads: threads, waitsForWorkers: true) { slice in
        counts[slice.index].count()
        // All threads have to take part.
        barrier.arrive(slice)
        barrier.wait(slice)
      }
    }
    withExtendedLifetime(memory) {}
    #expect(counts.map { $0.value } == Array(repeating: 500, count: threads))
  }

  @Test("The pool accepts concurrent callers; a caller without workers has one thread")
  func concurrently() async {
    let calls = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let (callers, singleThreaded) = (Counter(), Counter())
          for _ in 0..<500 {
            ThreadPool.shared.run(threads: 3) { slice in
              if slice.threads == 1 { singleThreaded.count() }
              // A slice whose worker has not started is skipped, so only the caller's slice is counted.
              if slice.isFirst { callers.count() }
            }
          }
          return [callers.value, singleThreaded.value]
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(calls.allSatisfy { $0[0] == 500 })
  }

  @Test("Sleeping workers wake up")
  func sleep() async throws {
    let memory = Memory()
    let barrier = Barrier(capacity: 2, memory: memory)
    let calls = Counter()
    for _ in 0..<3 {
      barrier.reset()
      ThreadPool.shared.run(threads: 2, waitsForWorkers: true) { slice in
        calls.count()
        barrier.arrive(slice)
        barrier.wait(slice)
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    withExtendedLifetime(memory) {}
    #expect(calls.value == 6)
  }

  @Test("Memory written before a barrier is visible to all threads after it", arguments: [2, 3, 16])
  func barrier(threads: Int) {
    let rounds = 300
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let barrier = Barrier(capacity: threads, memory: memory)
    // Two buffers, used alternately: the previous round's numbers and the current ones.
    let numbers = memory.allocate(2 * threads, repeating: 0)
    barrier.reset()
    ThreadPool.shared.run(threads: threads, waitsForWorkers: true) { slice in
      for round in 1...rounds {
        let (old, new) = (numbers + (round - 1) % 2 * threads, numbers + round % 2 * threads)
        let sum = (0..<threads).reduce(0) { $0 &+ old[$1] }
        new[slice.index] = (sum &* (slice.index + 3) &+ round) & 0xFFFF
        barrier.arrive(slice)
        barrier.wait(slice)
      }
    }
    // The same computation on one thread.
    var expected = Array(repeating: 0, count: threads)
    for round in 1...rounds {
      expected = expected.indices.map { (expected.reduce(0, &+) &* ($0 + 3) &+ round) & 0xFFFF }
    }
    #expect((0..<threads).map { numbers[rounds % 2 * threads + $0] } == expected)
  }

  @Test("The slices of all threads cover a loop without overlap", arguments: 1...16)
  func slices(threads: Int) {
    for count in [0, 1, 2, 7, 16, 150] {
      for rotation in 0...2 {
        let slices = (0..<threads).map { ThreadSlice(index: $0, threads: threads).rotated(by: rotation) }
        let ranges = slices.map { $0.range(of: count) }
        #expect(ranges.joined().sorted() == Array(0..<count))
        #expect(ranges.allSatisfy { count / threads...(count + threads - 1) / threads ~= $0.count })
        #expect(slices.count { $0.isFirst } == 1)
      }
    }
    #expect(ThreadSlice.whole.range(of: 5) == 0..<5)
  }

  @Test("The number of threads grows with the work, up to the limit")
  func threadCounts() {
    #expect(
      [0, 99, 100, 299, 300, 100_000].map { threadCount(work: $0, minimumPerThread: 100, limit: 4) } == [
        1, 1, 1, 2, 3, 4,
      ]
    )
    #expect(threadCount(work: .max, minimumPerThread: 1, limit: 1000) == maximumThreads)
  }

  /// Hidden layers: small ones, which every thread computes for all images, and larger ones, whose examples are divided among
  /// threads.
  private static let hiddenLayers = [[70, 17], [70, 60]]

  @Test(
    "Training does not depend on the number of threads",
    arguments: [1, 3, 32, 140],
    [(images: true, hidden: hiddenLayers[0]), (true, hiddenLayers[1]), (false, hiddenLayers[0])]
  )
  func training(batchSize: Int, kind: (images: Bool, hidden: [Int])) {
    var random = Random(seed: 8)
    let examples =
      kind.images
      ? Examples(images: 151, pixelCount: 784, classCount: 3, random: &random)
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
      let session = TrainingSession(
        start,
        on: examples,
        batchSize: batchSize,
        mode: .descent(batchSize: min(batchSize, 151)),
        threads: threads,
        exactly: true
      )
      let sums = (0..<2).map { _ in session.run(learningRate: 0.1) }
      var trained = start
      session.copyParameters(to: &trained)
      #expect(trained.checksum == network.checksum && sums.map { Float($0 / 151) } == costs, "\(threads) threads")
    }
  }

  @Test("Micro-batches are contiguous, and none crosses the end of a mini-batch")
  func microBatches() {
    for (count, batchSize, capacity) in (1...13).flatMap({ n in (1...14).flatMap { b in (1...5).map { (n, b, $0) } } })
    {
      let all = Array(MicroBatch.Epoch(count: count, batchSize: batchSize, capacity: capacity))
      #expect(all.flatMap { $0.examples } == Array(0..<count))
      #expect(all.allSatisfy { 1...capacity ~= $0.examples.count })
      #expect(all.allSatisfy { $0.batch.lowerBound % batchSize == 0 && $0.batch.count <= batchSize })
      #expect(all.filter { $0.completesBatch }.count == (count + batchSize - 1) / batchSize)
    }
  }

  @Test(
    "A parallel loop runs each iteration once, and no two at once on a thread",
    arguments: [1, 2, 3, 16]
  )
  func iterations(threads: Int) {
    var random = Random(seed: UInt64(threads))
    var helped = threads == 1
    for round in 0..<30_000 where round < 200 || !helped {
      // Other tests may use the workers for seconds.
      if round >= 200 { usleep(1000) }
      let iterations = [0, 1, 2, 50][round % 4]
      let counts = (0..<iterations).map { _ in Counter() }
      let busy = (0..<threads).map { _ in Counter() }
      let (workers, overlaps) = (Counter(), Counter())
      // Iterations of all durations: workers start before, at, and after the end of the loop.
      let length = random.index(below: 2000)
      parallelFor(iterations, threads: threads) { iteration, thread in
        if busy[thread].count() > 1 { overlaps.count() }
        counts[iteration].count()
        if thread > 0 { workers.count() }
        for _ in 0..<length { _ = counts[iteration].value }
        busy[thread].count(-1)
      }
      if workers.value > 0 { helped = true }
      let isRight = counts.allSatisfy { $0.value == 1 } && busy.allSatisfy { $0.value == 0 } && overlaps.value == 0
      #expect(isRight)
    }
    #expect(helped)
  }

  @Test("Outputs do not depend on the number of threads", arguments: [true, false])
  func outputs(images: Bool) {
    var random = Random(seed: 12)
    let examples =
      images
      ? Examples(images: 500, pixelCount: 784, classCount: 3, random: &random)
      : Examples(count: 500, inputSize: 300, targetSize: 3, random: &random)
    let network = Network(sizes: [examples.inputSize, 140, 3])
    let expected = examples.flatMap { network($0.input) }
    // Four micro-batches. Repeated until every thread has processed one, unless another test uses the workers.
    for threads in 1...4 {
      var tries = 0
      let timeouts = Counter()
      repeat {
        let arrivals = Counter()
        timeouts.reset()
        let outputs: [Float] = network.mapBatches(
          of: examples,
          withTargets: false,
          elements: 3,
          threads: threads,
          exactly: true
        ) { workspace, count, elements in
          for i in 0..<count { workspace.output.copyRow(i, to: elements + 3 * i) }
          arrivals.count()
          var waits = 0
          while arrivals.value < threads, waits < 200 {
            usleep(20)
            waits += 1
          }
          if waits == 200 { timeouts.count() }
        }
        let areSame = outputs == expected
        #expect(areSame, "\(threads) threads")
        tries += 1
      } while timeouts.value > 0 && tries < 300
      #expect(timeouts.value == 0, "\(threads) threads did not run at the same time")
    }
  }

  @Test(
    "Training does not depend on changes of the number of threads between epochs",
    arguments: hiddenLayers,
    [8, 140]
  )
  func changes(hidden: [Int], batchSize: Int) {
    var random = Random(seed: 9)
    let examples = Examples(images: 151, pixelCount: 784, classCount: 3, random: &random)
    let start = Network(sizes: [784] + hidden + [3])
    // While another caller has the workers, an epoch runs on one thread.
    let isBusy = Counter()
    let session = TrainingSession(
      start,
      on: examples,
      batchSize: batchSize,
      mode: .descent(batchSize: batchSize),
      threads: 3,
      exactly: true
    )
    for epoch in 0..<20 {
      if epoch % 3 == 1 {
        ThreadPool.shared.run(threads: 2, waitsForWorkers: true) { slice in
          // The workers are reserved until this call returns.
          guard slice.isFirst else { return }
          isBusy.count()
          _ = session.run(learningRate: 0.1, waitsForWorkers: false)
        }
      } else {
        _ = session.run(learningRate: 0.1)
      }
    }
    var (changed, singleThreaded) = (start, start)
    session.copyParameters(to: &changed)
    singleThreaded.train(
      on: examples,
      epochs: 20,
      batchSize: batchSize,
      learningRate: 0.1,
      shuffling: false,
      threads: 1
    )
    #expect(changed.checksum == singleThreaded.checksum && isBusy.value == 7)
  }

  @Test(
    "An optimiser's steps equal those of `Descent`, for any number of threads",
    arguments: Optimiser.allCases,
    [(hidden: hiddenLayers[0], batchSize: 30), (hiddenLayers[1], 30), (hiddenLayers[0], 140)]
  )
  func steps(optimiser: Optimiser, kind: (hidden: [Int], batchSize: Int)) {
    var random = Random(seed: 11)
    let examples = Examples(images: 151, pixelCount: 784, classCount: 3, random: &random)
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
      let session = TrainingSession(
        start,
        on: examples,
        batchSize: kind.batchSize,
        mode: .optimiser(optimiser),
        threads: threads,
        exactly: true
      )
      for _ in 0..<2 { _ = session.run(learningRate: rate, weightDecay: decay) }
      var trained = start
      session.copyParameters(to: &trained)
      #expect(trained.checksum == expected.checksum, "\(threads) threads")
    }
  }

  @Test("Gradients do not depend on the number of threads", arguments: hiddenLayers, [30, 300])
  func gradients(hidden: [Int], count: Int) {
    var random = Random(seed: 10)
    let examples = Examples(images: count, pixelCount: 784, classCount: 3, random: &random)
    let network = Network(sizes: [784] + hidden + [3], activation: .tanh)
    let expected = network.gradient(on: examples)
    for threads in [1, 2, 3, 16] {
      let session = TrainingSession(
        network,
        on: examples,
        batchSize: count,
        mode: .summed,
        threads: threads,
        exactly: true
      )
      _ = session.run()
      let isSame = session.gradient(of: network) == expected
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
