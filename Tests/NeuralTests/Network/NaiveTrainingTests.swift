import Testing

@testable import Neural

/// Training compared with its reference implementation, bit by bit.
@Suite struct NaiveTrainingTests {
  @Test(
    "Training has the reference's bits for any shape, activations, cost, inputs and batch size",
    arguments: 1...16 as ClosedRange<UInt64>,
    [1, 3, 32, 128, 150, nil]
  )
  func anyNetwork(seed: UInt64, batchSize: Int?) {
    var random = Random(seed: seed)
    let outputs = 2 + random.index(below: 20)
    let count = 131 + random.index(below: 40)
    let examples =
      switch seed % 4 {
      case 0: Examples(images: count, pixelCount: 784, classCount: outputs, random: &random)
      case 1: Examples(images: count, pixelCount: 300, classCount: outputs, random: &random)
      case 2: Examples(images: count, pixelCount: 1 + random.index(below: 40), classCount: outputs, random: &random)
      default: Examples(count: count, inputSize: 1 + random.index(below: 300), targetSize: outputs, random: &random)
      }
    let hidden = (0..<random.index(below: 3)).map { _ in 1 + random.index(below: 35) }
    let network = Network(
      sizes: [examples.inputSize] + hidden + [outputs],
      activations: (0...hidden.count).map { _ in Activation.allCases[random.index(below: Activation.allCases.count)] },
      cost: CostFunction.allCases[random.index(below: 2)],
      seed: seed
    )
    expectNaiveBits(network, examples, batchSize, seed)
  }

  @Test(
    "Training has the reference's bits if all layers have long sums",
    arguments: [1, 40, nil],
    CostFunction.allCases
  )
  func wideLayers(batchSize: Int?, cost: CostFunction) {
    var random = Random(seed: 5)
    let examples = Examples(images: 133, pixelCount: 300, classCount: 3, random: &random)
    let network = Network(sizes: [300, 257, 290, 3], activations: [.relu, .tanh, .identity], cost: cost, seed: 5)
    expectNaiveBits(network, examples.first(batchSize == nil ? 133 : 41), batchSize, 5)
  }

  private func expectNaiveBits(_ network: Network, _ examples: Examples, _ batchSize: Int?, _ seed: UInt64) {
    var (trained, naive) = (network, NaiveNetwork(network))
    let options = (epochs: 2, batchSize: batchSize, learningRate: Float(0.005), seed: seed)
    let costs = trained.train(
      on: examples,
      epochs: options.epochs,
      batchSize: options.batchSize,
      learningRate: options.learningRate,
      seed: options.seed
    )
    let naiveCosts = naive.train(
      on: examples,
      epochs: options.epochs,
      batchSize: options.batchSize,
      learningRate: options.learningRate,
      seed: options.seed
    )
    let name: Comment = "seed \(seed), \(network), \(network.layers.map(\.activation)), \(network.costFunction)"
    #expect(differences(trained.parameters, naive.parameters) == 0, name)
    #expect(trained != network, name)
    #expect(costs == naiveCosts, name)
  }

  @Test("The gradient has the reference's bits", arguments: [1, 2, 128, 131, 257], CostFunction.allCases)
  func gradient(count: Int, cost: CostFunction) {
    var random = Random(seed: UInt64(count))
    let network = Network(300, 20, 17, 4, activation: .tanh, cost: cost)
    let images = Examples(images: count, pixelCount: 300, classCount: 4, random: &random)
    let numbers = Examples(count: count, inputSize: 300, targetSize: 4, random: &random)
    for examples in [images, numbers] {
      let naive = NaiveNetwork(network).gradient(on: examples, times: 1 / Float(count))
      #expect(differences(network.gradient(on: examples).flattened, naive.parameters) == 0)
    }
  }

  /// The number of elements whose bits differ.
  private func differences(_ a: [Float], _ b: [Float]) -> Int {
    zip(a, b).count { $0.bitPattern != $1.bitPattern } + (a.count - b.count)
  }

  @Test(
    "Costs and their derivatives have the reference's bits, and rows outside a view are not changed",
    arguments: 1...70
  )
  func costs(outputs: Int) {
    let memory = Memory()
    defer { withExtendedLifetime(memory) {} }
    var random = Random(seed: UInt64(outputs))
    let a = PanelMatrix(rows: 3, columns: outputs, random: &random)
    let y = PanelMatrix(rows: 3, columns: outputs, random: &random)
    for cost in CostFunction.allCases where outputs >= cost.minimumOutputs {
      let framed = [(a, 1), (y, 4), (y, 2)].map { FramedMatrix($0, from: $1, memory: memory) }
      let costs = memory.allocate(4, repeating: Float(7))
      cost.forward(framed[0].view, targets: framed[1].view, into: costs)
      #expect((0..<3).map { costs[$0] } == (0..<3).map { cost.naive(a.row($0), y.row($0)) })
      #expect(costs[3] == 7)
      cost.backward(framed[0].view, targets: framed[1].view, times: -0.3, into: framed[2].view)
      let slopes = (0..<3).flatMap { cost.naiveDerivative(a.row($0), y.row($0), times: -0.3) }
      #expect(framed[2].view.elements == slopes, "\(cost)")
      #expect(framed[2].view.paddingIsZero && framed.allSatisfy { $0.frameIsUnchanged })
    }
  }
}
