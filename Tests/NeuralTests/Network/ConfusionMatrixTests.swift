import Testing

@testable import Neural

@Suite struct ConfusionMatrixTests {
  /// Classifies by the larger of two inputs; class 2 is never predicted.
  let network = Network(layers: [
    Layer(weights: Matrix([[1, 0], [0, 1], [0, 0]]), biases: [0, 0, -1], activation: .identity)
  ])
  let examples = Examples(
    inputs: [[1, 0], [2, 0], [0, 1], [0, 1], [0, 2], [3, 1], [1, 3]],
    labels: [0, 0, 0, 1, 1, 2, 2],
    classes: 3
  )

  @Test func counts() {
    let confusion = network.confusionMatrix(on: examples)
    #expect(confusion.counts == [[2, 1, 0], [0, 2, 0], [1, 1, 0]])
    #expect(confusion.classes == 3 && confusion.total == 7)
    #expect(confusion.accuracy == Float(4) / 7 && confusion.accuracy == network.accuracy(on: examples))
    #expect(confusion.recall(of: 0) == Float(2) / 3 && confusion.recall(of: 2) == 0)
    #expect(confusion.precision(of: 1) == 0.5 && confusion.precision(of: 2) == nil)
    #expect(network.confusionMatrix(on: examples.prefix(2)).recall(of: 1) == nil)
  }

  @Test("Mistakes are sorted by frequency, equally frequent ones by class")
  func mistakes() {
    let more = Examples(inputs: [[1, 0], [1, 0], [0, 1], [1, 0]], labels: [1, 1, 0, 2], classes: 3)
    let mistakes = network.confusionMatrix(on: more).mistakes
    #expect(mistakes.map(\.actual) == [1, 0, 2] && mistakes.map(\.predicted) == [0, 1, 0])
    #expect(mistakes.map(\.count) == [2, 1, 1])
  }

  @Test func description() {
    #expect(
      "\(network.confusionMatrix(on: examples))" == """
        is \\ said 0 1 2
                0 2 1 0
                1 0 2 0
                2 1 1 0
        """
    )
  }

  @Test("A network with one output has two classes")
  func oneOutput() {
    let network = Network(layers: [Layer(weights: Matrix([[1]]), biases: [0], activation: .identity)])
    let examples = Examples(inputs: [[0], [1], [1]], targets: [[0], [0], [1]])
    #expect(network.confusionMatrix(on: examples).counts == [[1, 1], [0, 1]])
  }
}
