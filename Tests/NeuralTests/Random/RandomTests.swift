import Testing

@testable import Neural

@Suite struct RandomTests {
  @Test("The generators give the reference output of their authors")
  func referenceNumbers() {
    var splitMix = SplitMix64(state: 1_234_567)
    #expect(
      (0..<3).map { _ in splitMix.next() }
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    )
    var xoshiro = Random(state: (1, 2, 3, 4))
    #expect((0..<4).map { _ in xoshiro.next() } == [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
  }

  @Test("The numbers of a seed are fixed")
  func fixedNumbers() {
    var random = Random(seed: 1)
    #expect(random.unit() == 0.7029218)
    #expect(random.uniform(in: -2...3) == 0.60218287)
    #expect(random.normal() == -1.0136476)
    #expect(random.index(below: 1000) == 697)
    var letters = Array("abcdefgh")
    random.shuffle(&letters)
    #expect(String(letters) == "ghdfecab")
  }

  @Test("Uniform numbers are in their range and evenly distributed")
  func uniform() {
    var random = Random(seed: 5)
    var counts = Array(repeating: 0, count: 10)
    for _ in 0..<10_000 {
      let x = random.uniform(in: -1...4)
      #expect(-1...4 ~= x)
      counts[min(9, Int((x + 1) * 2))] += 1
    }
    #expect(counts.allSatisfy { 880...1120 ~= $0 }, "\(counts)")
    #expect(random.uniform(in: 2...2) == 2)
  }

  @Test("Normal numbers have mean 0, standard deviation 1 and tails")
  func normal() {
    var random = Random(seed: 6)
    let numbers = (0..<20_000).map { _ in Double(random.normal()) }
    let mean = numbers.reduce(0, +) / 20_000
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(mean.magnitude < 0.03 && (variance - 1).magnitude < 0.04, "\(mean), \(variance)")
    let beyondTwo = numbers.count { $0.magnitude > 2 }
    #expect(800...1020 ~= beyondTwo, "\(beyondTwo) of about 910")
  }

  @Test("Every index below the bound is about equally frequent", arguments: [1, 2, 3, 7, 10])
  func index(bound: Int) {
    var random = Random(seed: UInt64(bound))
    var counts = Array(repeating: 0, count: bound)
    for _ in 0..<1000 * bound { counts[random.index(below: bound)] += 1 }
    #expect(counts.allSatisfy { 850...1150 ~= $0 }, "\(counts)")
  }

  @Test("All permutations of three are about equally frequent")
  func shuffle() {
    var random = Random(seed: 8)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 {
      var order = [1, 2, 3]
      random.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 6 && counts.values.allSatisfy { 850...1150 ~= $0 }, "\(counts)")
    var empty: [Int] = []
    random.shuffle(&empty)
    #expect(empty.isEmpty)
  }
}
