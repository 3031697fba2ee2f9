import Testing

@testable import Neural

@Suite struct PaceTests {
  /// The numbers of threads of some steps, where a step on n threads takes `seconds(n, step)`.
  ///
  /// - Parameter missing: how often threads are missing at first.
  private func threads(
    steps: Int,
    most: Int,
    tries: Bool = true,
    missing: Int = 0,
    seconds: @escaping (Int, Int) -> Double
  ) -> [Int] {
    var used: [Int] = []
    var missing = missing
    var pace = Pace(most: most, tries: tries) { used.indices.reduce(0) { $0 + seconds(used[$1], $1) } }
    while used.count < steps {
      let before = used.count
      let done = pace.go(steps - before) { stretch, isTooSlow in
        let isMissing = stretch.threads > 1 && missing > 0
        if isMissing { missing -= 1 }
        let threads = isMissing ? 1 : stretch.threads
        var steps = 0
        repeat {
          used.append(threads)
          steps += 1
        } while steps < (isMissing ? 1 : stretch.steps) && !isTooSlow(steps)
        return Pace.Stretch(threads: threads, steps: steps)
      }
      #expect(done == used.count - before)
    }
    return used
  }

  private let trial = Array(repeating: 1, count: 8) + Array(repeating: 4, count: 24)

  @Test("Eight steps on one thread, 24 on all, the others on those that were faster")
  func choice() {
    let slower = threads(steps: 1024, most: 4) { threads, _ in threads == 1 ? 1 : 2 }
    #expect(slower == trial + Array(repeating: 1, count: 992))
    let faster = threads(steps: 1024, most: 4) { threads, _ in threads == 1 ? 2 : 1 }
    #expect(faster == trial + Array(repeating: 4, count: 992))
  }

  @Test("A single step that was held up for a moment decides nothing")
  func interruption() {
    let used = threads(steps: 1024, most: 4) { threads, step in step == 12 ? 10 : threads == 1 ? 2 : 1 }
    #expect(used == trial + Array(repeating: 4, count: 992))
  }

  @Test("Steps on fewer threads than they were meant for decide nothing")
  func missing() {
    let used = threads(steps: 1029, most: 4, missing: 5) { threads, _ in threads == 1 ? 2 : 1 }
    #expect(used == Array(repeating: 1, count: 13) + Array(repeating: 4, count: 1016))
  }

  @Test("Threads that are held up for long make room for one, for the rest of the round")
  func heldUp() {
    // Step 100 takes as long as 200 steps on one thread.
    let used = threads(steps: 1064, most: 4) { threads, step in step == 100 ? 400 : threads == 1 ? 2 : 1 }
    #expect(
      used == trial + Array(repeating: 4, count: 69) + Array(repeating: 1, count: 923) + trial
        + Array(repeating: 4, count: 8)
    )
  }

  @Test("A trial ends early where threads are missing for long, or held up")
  func endOfTrial() {
    let without = threads(steps: 8 + 257 + 992, most: 4, missing: .max) { _, _ in 1 }
    #expect(without == Array(repeating: 1, count: 8 + 257 + 992))
    let slow = threads(steps: 1000, most: 4) { threads, _ in threads == 1 ? 1 : 1000 }
    #expect(slow == Array(repeating: 1, count: 8) + [4] + Array(repeating: 1, count: 991))
  }

  @Test("Each round of 1,024 steps tries again")
  func rounds() {
    let used = threads(steps: 2048, most: 4) { threads, step in (threads == 1) == (step < 1024) ? 2 : 1 }
    #expect(used == trial + Array(repeating: 4, count: 992) + trial + Array(repeating: 1, count: 992))
  }

  @Test("Where there is no choice, nothing is tried")
  func noChoice() {
    #expect(threads(steps: 300, most: 1) { _, _ in 1 } == Array(repeating: 1, count: 300))
    #expect(threads(steps: 300, most: 3, tries: false) { _, _ in 1 } == Array(repeating: 3, count: 300))
  }
}
