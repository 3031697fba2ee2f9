import Testing

@testable import Neural

@Suite struct TrainingTests {
  let xor = Examples(inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]])

  @Test("A step goes against the gradient: w ← w − η ∂C/∂w")
  func step() {
    var network = Network(1, 1)
    network.parameters = [1, 2]
    var gradient = Gradient(zeroLike: network)
    gradient.layers[0].flattened = [4, -8]
    network.step(along: gradient, learningRate: 0.25)
    #expect(network.parameters == [0, 4])
  }

  @Test("A small step lowers the cost by about η ‖∇C‖²")
  func stepLowersTheCost() {
    var network = Network(2, 3, 1, seed: 3)
    let gradient = network.gradient(on: xor)
    let before = network.cost(on: xor)
    network.step(along: gradient, learningRate: 0.01)
    let expected = 0.01 * gradient.norm * gradient.norm
    #expect((before - network.cost(on: xor) - expected).magnitude < 0.1 * expected)
  }

  @Test("A full batch is one step along the gradient on all examples, to the last bit")
  func fullBatch() {
    var random = Random(seed: 3)
    let examples = Examples(count: 50, inputSize: 6, targetSize: 2, random: &random)
    var trained = Network(6, 4, 2)
    var stepped = trained
    let costs = trained.train(on: examples, epochs: 3, batchSize: nil, learningRate: 0.5)
    for cost in costs {
      #expect(cost == stepped.cost(on: examples))
      stepped.step(along: stepped.gradient(on: examples), learningRate: 0.5)
    }
    #expect(costs.count == 3 && trained == stepped)
  }

  @Test("Mini-batches are steps along the gradients of the shuffled examples", arguments: [1, 3, 10, 40])
  func miniBatches(batchSize: Int) {
    var random = Random(seed: 5)
    let examples = Examples(count: 50, inputSize: 6, targetSize: 2, random: &random)
    var trained = Network(6, 4, 2)
    var stepped = trained
    trained.train(on: examples, batchSize: batchSize, learningRate: 0.5, seed: 9)
    for batch in examples.shuffled(seed: 9).batches(of: batchSize) {
      stepped.step(along: stepped.gradient(on: batch), learningRate: 0.5)
    }
    #expect(trained == stepped)
  }

  @Test("Training on a slice uses its examples only")
  func slices() {
    var random = Random(seed: 6)
    let examples = Examples(count: 30, inputSize: 4, targetSize: 2, random: &random)
    let copy = Examples(inputs: examples[10..<20].map(\.input), targets: examples[10..<20].map(\.target))
    var (a, b) = (Network(4, 2), Network(4, 2))
    a.train(on: examples[10..<20], epochs: 2, batchSize: 3, learningRate: 1)
    b.train(on: copy, epochs: 2, batchSize: 3, learningRate: 1)
    #expect(a == b)
  }

  @Test("A network with a hidden layer learns exclusive or", arguments: 1...5 as ClosedRange<UInt64>)
  func exclusiveOr(seed: UInt64) {
    var network = Network(2, 4, 1, activation: .tanh, seed: seed)
    let costs = network.train(on: xor, epochs: 1000, batchSize: nil, learningRate: 0.3)
    #expect(costs[999] < 0.01, "\(costs[999])")
    #expect(network.accuracy(on: xor) == 1)
  }

  @Test("Training gives the same bits on every machine")
  func sameBits() {
    var random = Random(seed: 7)
    let examples = Examples(count: 100, inputSize: 20, targetSize: 3, random: &random)
    var network = Network(sizes: [20, 17, 5, 3], activations: [.relu, .tanh, .sigmoid])
    network.train(on: examples, epochs: 3, batchSize: 7, learningRate: 0.5)
    #expect(network.checksum == 11_659_407_646_966_996_641)
  }
}
