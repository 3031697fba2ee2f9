import Testing

@testable import Neural

@Suite struct PaceTests {
  /// The numbers of threads of some steps, where a step on n threads takes `seconds(n, step)`.
  private func threads(steps: Int, most: Int, tries: Bool = true, seconds: @escaping (Int, Int) -> Double) -> [Int] {
    var used: [Int] = []
    var pace = Pace(most: most, tries: tries) { work in
      work()
      return seconds(used[used.count - 1], used.count - 1)
    }
    for _ in 0..<steps { pace.step { used.append($0) } }
    return used
  }

  private let trial = Array(repeating: 1, count: 8) + Array(repeating: 4, count: 24)

  @Test("Eight steps on one thread, 24 on all, the others on those that were faster")
  func choice() {
    let slower = threads(steps: 256, most: 4) { threads, _ in threads == 1 ? 1 : 2 }
    #expect(slower == trial + Array(repeating: 1, count: 224))
    let faster = threads(steps: 256, most: 4) { threads, _ in threads == 1 ? 2 : 1 }
    #expect(faster == trial + Array(repeating: 4, count: 224))
  }

  @Test("A single step that was held up decides nothing")
  func interruption() {
    let used = threads(steps: 256, most: 4) { threads, step in step == 12 ? 1000 : threads == 1 ? 2 : 1 }
    #expect(used == trial + Array(repeating: 4, count: 224))
  }

  @Test("Each round of 256 steps tries again")
  func rounds() {
    let used = threads(steps: 512, most: 4) { threads, step in (threads == 1) == (step < 256) ? 2 : 1 }
    #expect(used == trial + Array(repeating: 4, count: 224) + trial + Array(repeating: 1, count: 224))
  }

  @Test("Where there is no choice, nothing is tried")
  func noChoice() {
    #expect(threads(steps: 300, most: 1) { _, _ in 1 } == Array(repeating: 1, count: 300))
    #expect(threads(steps: 300, most: 3, tries: false) { _, _ in 1 } == Array(repeating: 3, count: 300))
  }
}
