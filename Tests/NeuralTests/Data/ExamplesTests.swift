import Testing

@testable import Neural

@Suite struct ExamplesTests {
  /// Five examples whose input is their index.
  let five = Examples(inputs: [[0], [1], [2], [3], [4]], labels: [0, 1, 2, 1, 0], classes: 3)

  @Test func elements() {
    #expect(five.count == 5 && five.inputSize == 1 && five.targetSize == 3)
    #expect(five[2] == Example(input: [2], label: 2, target: [0, 0, 1]))
    #expect(five[2].image == [2])
    #expect(five.map(\.label) == [0, 1, 2, 1, 0])
  }

  @Test("Without classes, the label is the index of the target's largest number, or 0 or 1")
  func labels() {
    let two = Examples(inputs: [[1], [2]], targets: [[0.1, 0.9], [0.5, 0.5]])
    #expect(two.map(\.label) == [1, 0])
    let one = Examples(inputs: [[1], [2]], targets: [[0.1], [0.9]])
    #expect(one.map(\.label) == [0, 1])
  }

  @Test func slices() {
    #expect(five.first(2).map(\.input) == [[0], [1]])
    #expect(five.first(9).count == 5)
    #expect(five[1..<4].map(\.input) == [[1], [2], [3]])
    #expect(five[1..<4].startIndex == 1)
    #expect(five[1..<4][2..<3].map(\.input) == [[2]])
    #expect(five.dropFirst(4).map(\.input) == [[4]])
    #expect(five.batches(of: 2).map { $0.map(\.input) } == [[[0], [1]], [[2], [3]], [[4]]])
    #expect(Examples(inputs: [], targets: []).isEmpty)
  }

  @Test func shuffles() {
    let shuffled = five.shuffled(seed: 1)
    #expect(shuffled.map(\.input) != five.map(\.input))
    #expect(shuffled.map(\.input[0]).sorted() == [0, 1, 2, 3, 4])
    #expect(shuffled.map(\.input) == five.shuffled(seed: 1).map(\.input))
    #expect(shuffled.allSatisfy { $0 == five[Int($0.input[0])] })
    #expect(five[3..<5].shuffled(seed: 2).map(\.input[0]).sorted() == [3, 4])
  }
}
