import Testing

@testable import Neural

@Suite struct ThreadsTests {
  /// Marks how often each piece was done.
  final class Marks: @unchecked Sendable {
    let counts: UnsafeMutablePointer<Int>

    init(_ memory: Memory, _ count: Int) {
      counts = memory.allocate(count, repeating: 0)
    }
  }

  @Test("Every piece is done exactly once, again and again", arguments: [1, 2, 3, 16])
  func pieces(count: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let marks = Marks(memory, count)
    for _ in 0..<2000 { inParallel(count) { marks.counts[$0] += 1 } }
    #expect((0..<count).allSatisfy { marks.counts[$0] == 2000 })
  }

  @Test("Several tasks may ask for threads at once")
  func concurrently() async {
    let sums = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let memory = Memory()
          defer { withExtendedLifetime(memory) {} }
          let marks = Marks(memory, 3)
          for _ in 0..<500 { inParallel(3) { marks.counts[$0] += $0 } }
          return marks.counts[0] + marks.counts[1] + marks.counts[2]
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == [1500, 1500, 1500, 1500])
  }

  @Test("Helpers that have gone to sleep wake up")
  func sleep() async throws {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    let marks = Marks(memory, 2)
    for _ in 0..<3 {
      inParallel(2) { marks.counts[$0] += 1 }
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(marks.counts[0] == 3 && marks.counts[1] == 3)
  }

  @Test("The number of threads never shows in a result", arguments: [1, 3, 32, 150])
  func training(batchSize: Int) {
    var random = Random(seed: 8)
    let examples = Examples(count: 150, inputSize: 50, targetSize: 3, random: &random)
    let trained = [1, 2, 3].map { threads in
      var network = Network(sizes: [50, 40, 17, 3], activations: [.relu, .tanh, .sigmoid])
      let costs = network.train(on: examples, epochs: 2, batchSize: batchSize, learningRate: 0.5, threads: threads)
      return (network, costs, network.outputs(on: examples, threads: threads))
    }
    for (network, costs, outputs) in trained.dropFirst() {
      #expect(network.checksum == trained[0].0.checksum && costs == trained[0].1 && outputs == trained[0].2)
    }
  }
}
