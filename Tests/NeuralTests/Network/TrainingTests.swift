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

  @Test("A full batch is one step along the gradient on all examples", arguments: [50, 128, 150])
  func fullBatch(count: Int) {
    var random = Random(seed: 3)
    let examples = Examples(count: count, inputSize: 6, targetSize: 2, random: &random)
    var trained = Network(6, 4, 2)
    var stepped = trained
    let costs = trained.train(on: examples, epochs: 3, batchSize: nil, learningRate: 0.3)
    for cost in costs {
      #expect((cost / stepped.cost(on: examples) - 1).magnitude < 1e-6)
      stepped.step(along: stepped.gradient(on: examples), learningRate: 0.3)
    }
    #expect(costs.count == 3 && trained.relativeDistance(to: stepped) < 1e-6)
  }

  @Test(
    "A full batch of more than 128 examples equals a step along the gradient, to the last bit",
    arguments: [129, 150]
  )
  func fullBatchOfImages(count: Int) {
    let (trained, stepped) = trainAndStep(count: count, costsWithin: 0)
    #expect(trained.checksum == stepped.checksum)
  }

  @Test(
    "A full batch of up to 128 examples equals a step along the gradient, except for rounding",
    arguments: [1, 2, 7, 128]
  )
  func smallBatchOfImages(count: Int) {
    let (trained, stepped) = trainAndStep(count: count, costsWithin: 1e-6)
    #expect(trained.relativeDistance(to: stepped) < 1e-6)
  }

  /// Trains for three epochs of full batches, and makes the same steps along gradients.
  private func trainAndStep(count: Int, costsWithin bound: Float) -> (trained: Network, stepped: Network) {
    var random = Random(seed: 4)
    let examples = Examples(images: count, pixelCount: 300, classCount: 2, random: &random)
    var (trained, stepped) = (Network(300, 4, 2), Network(300, 4, 2))
    let costs = trained.train(on: examples, epochs: 3, batchSize: nil, learningRate: 0.3)
    for cost in costs {
      #expect((cost / stepped.cost(on: examples) - 1).magnitude <= bound)
      stepped.step(along: stepped.gradient(on: examples), learningRate: 0.3)
    }
    return (trained, stepped)
  }

  @Test("Mini-batches are steps along the gradients of the shuffled examples", arguments: [1, 3, 10, 40, 140])
  func miniBatches(batchSize: Int) {
    var random = Random(seed: 5)
    let examples = Examples(count: 150, inputSize: 6, targetSize: 2, random: &random)
    var trained = Network(6, 4, 2)
    var stepped = trained
    trained.train(on: examples, batchSize: batchSize, learningRate: 0.3, seed: 9)
    for batch in examples.shuffled(seed: 9).batches(of: batchSize) {
      stepped.step(along: stepped.gradient(on: batch), learningRate: 0.3)
    }
    let distance = trained.relativeDistance(to: stepped)
    #expect(distance < 1e-6, "\(distance)")
  }

  @Test(
    "Without shuffling, batches are trained on in the order of the examples",
    arguments: [1, 7, 50, 140]
  )
  func ownOrder(batchSize: Int) {
    var random = Random(seed: 10)
    let images = Examples(images: 280, pixelCount: 300, classCount: 3, random: &random).shuffled(seed: 2)
    for examples in [images, images.dense] {
      var trained = Network(300, 5, 3)
      var batchByBatch = trained
      trained.train(on: examples, epochs: 2, batchSize: batchSize, learningRate: 0.3, shuffling: false)
      for _ in 1...2 {
        for batch in examples.batches(of: batchSize) {
          batchByBatch.train(on: batch, batchSize: nil, learningRate: 0.3)
        }
      }
      #expect(trained.checksum == batchByBatch.checksum)
      var shuffled = Network(300, 5, 3)
      shuffled.train(on: examples, epochs: 2, batchSize: batchSize, learningRate: 0.3)
      #expect(shuffled != trained)
    }
  }

  @Test("Training on sparse images and on the same dense inputs gives the same bits", arguments: [1, 7, 140])
  func pixels(batchSize: Int) {
    var random = Random(seed: 11)
    let images = Examples(images: 150, pixelCount: 784, classCount: 3, random: &random)
    let trained = [images, images.dense].map { examples in
      var network = Network(784, 20, 3)
      let costs = network.train(on: examples, epochs: 2, batchSize: batchSize, learningRate: 0.3)
      return (network.checksum, costs, network.gradient(on: examples), network.cost(on: examples))
    }
    #expect(trained[0].0 == trained[1].0 && trained[0].1 == trained[1].1)
    let sameGradients = trained[0].2 == trained[1].2
    #expect(sameGradients && trained[0].3 == trained[1].3)
  }

  @Test("Training on a slice uses only the slice's examples")
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
    #expect(network.checksum == 15_929_289_708_090_585_733)
  }
}
