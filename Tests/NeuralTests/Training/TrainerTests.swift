import Testing

@testable import Neural

@Suite struct TrainerTests {
  /// Points in a plane, of class 1 inside a circle and of class 0 outside it; some labels are wrong.
  static func circle(_ count: Int, seed: UInt64, wrong: Float = 0) -> Examples {
    var random = Random(seed: seed)
    let inputs = (0..<count).map { _ in [random.uniform(in: -1...1), random.uniform(in: -1...1)] }
    let labels = inputs.map { point in
      let isInside = point[0] * point[0] + point[1] * point[1] < 0.5
      return (isInside != (random.unit() < wrong)) ? 1 : 0
    }
    return Examples(inputs: inputs, labels: labels, classes: 2)
  }

  @Test("Plain descent equals train(on:)", arguments: [1, 7, 50, 80])
  func plainDescent(batchSize: Int) throws {
    let examples = Self.circle(50, seed: 1)
    for cost in CostFunction.allCases {
      var (a, b) = (Network(2, 5, 2, cost: cost), Network(2, 5, 2, cost: cost))
      let costs = a.train(on: examples, epochs: 3, batchSize: batchSize, learningRate: 0.5, seed: 4)
      let trainer = Trainer(epochs: 3, batchSize: batchSize, optimiser: .descent, learningRate: 0.5, seed: 4)
      let history = try trainer.train(&b, on: examples)
      #expect(a.checksum == b.checksum && costs == history.trainingCosts)
      #expect(history.ending == .allEpochs && history.bestEpoch == 3 && history.validationCosts.isEmpty)
    }
  }

  @Test("Every optimiser reduces the cost", arguments: Optimiser.allCases)
  func learns(optimiser: Optimiser) throws {
    let rate: Float = optimiser == .adam ? 0.01 : 0.1
    var network = Network(2, 16, 2, activation: .tanh, cost: .softmaxCrossEntropy)
    let trainer = Trainer(epochs: 100, batchSize: 10, optimiser: optimiser, learningRate: rate)
    try trainer.train(&network, on: Self.circle(500, seed: 1))
    #expect(network.accuracy(on: Self.circle(500, seed: 2)) > 0.93)
  }

  @Test("The result has the weights of the epoch with the lowest validation cost")
  func bestEpoch() throws {
    let (training, validation) = Self.circle(90, seed: 3, wrong: 0.3).split(0.5)
    let trainer = Trainer(epochs: 60, batchSize: 5, optimiser: .adam, learningRate: 0.03)
    var network = Network(2, 32, 2, activation: .tanh, cost: .softmaxCrossEntropy)
    let history = try trainer.train(&network, on: training, validation: validation)
    #expect(history.epochs.map(\.number) == Array(1...60))
    let best = try #require(history.validationCosts.min())
    #expect(history.validationCosts[history.bestEpoch - 1] == best && history.bestEpoch < 60)
    #expect(network.cost(on: validation) == best)
    #expect(network.accuracy(on: validation) == history.validationAccuracies[history.bestEpoch - 1])
  }

  @Test("Early stopping waits for the number of epochs of the patience", arguments: [2, 5, 9])
  func earlyStopping(patience: Int) throws {
    let (training, validation) = Self.circle(90, seed: 3, wrong: 0.3).split(0.5)
    var trainer = Trainer(epochs: 60, batchSize: 5, optimiser: .adam, learningRate: 0.01)
    let start = Network(2, 32, 2, activation: .tanh, cost: .softmaxCrossEntropy)
    var (uninterrupted, stopped) = (start, start)
    let all = try trainer.train(&uninterrupted, on: training, validation: validation)
    trainer.patience = patience
    let history = try trainer.train(&stopped, on: training, validation: validation)
    #expect(history.ending == .noImprovement(epochs: patience))
    #expect(history.epochs == Array(all.epochs.prefix(history.epochs.count)))
    #expect(history.bestEpoch == history.epochs.count - patience)
    let costs = history.validationCosts
    #expect(costs.dropLast(patience).min() == costs.min())
    #expect("\(history)".hasPrefix("stopped after \(costs.count) epochs, the last \(patience) without improvement"))
  }

  @Test("If no epoch improves the validation cost, the network is unchanged")
  func noBetter() throws {
    let examples = Self.circle(20, seed: 5)
    var network = Network(2, 8, 2, activation: .tanh, cost: .softmaxCrossEntropy)
    try Trainer(epochs: 200, optimiser: .adam, learningRate: 0.05).train(&network, on: examples)
    let before = network
    let opposite = Examples(inputs: examples.map(\.input), labels: examples.map { 1 - $0.label }, classes: 2)
    let history = try Trainer(epochs: 9, learningRate: 0.01, patience: 3)
      .train(&network, on: opposite, validation: examples)
    #expect(network == before && history.bestEpoch == 0 && history.epochs.count == 3)
  }

  @Test("Learning rates follow the schedule")
  func schedule() throws {
    var network = Network(2, 3, 2)
    let trainer = Trainer(epochs: 3, learningRate: 0.5, schedule: .exponential(factor: 0.5))
    let history = try trainer.train(&network, on: Self.circle(20, seed: 1))
    #expect(history.epochs.map(\.learningRate) == [0.5, 0.25, 0.125])
    #expect("\(history)" == "all 3 epochs done; best: epoch 3")
  }

  @Test("Weight decay reduces the norm of the weights")
  func weightDecay() throws {
    let examples = Self.circle(200, seed: 1)
    var (free, decayed) = (Network(2, 16, 2), Network(2, 16, 2))
    try Trainer(epochs: 50, optimiser: .adam, learningRate: 0.01).train(&free, on: examples)
    try Trainer(epochs: 50, optimiser: .adam, learningRate: 0.01, weightDecay: 1).train(&decayed, on: examples)
    func length(_ network: Network) -> Float { network.layers[0].weights.elements.reduce(0) { $0 + $1 * $1 } }
    #expect(length(decayed) < length(free) / 2)
  }

  @Test("A cost that is not finite is an error, and the network has its previous weights")
  func notFinite() throws {
    let examples = Examples(inputs: [[100], [-50]], targets: [[1], [2]])
    var network = Network(1, 1, activation: .identity)
    let trainer = Trainer(epochs: 50, batchSize: 1, optimiser: .descent, learningRate: 10)
    let error = #expect(throws: TrainingError.self) { try trainer.train(&network, on: examples) }
    guard case .costNotFinite(let epoch, _) = try #require(error) else { return }
    #expect(error?.description == "the cost is not finite after epoch \(epoch); try a smaller learning rate than 10.0")
    #expect(epoch > 1 && network.parameters.allSatisfy { $0.isFinite })
    var again = Network(1, 1, activation: .identity)
    try Trainer(epochs: epoch - 1, batchSize: 1, optimiser: .descent, learningRate: 10).train(&again, on: examples)
    #expect(again == network)
  }

  @Test func noEpochs() throws {
    var network = Network(2, 2)
    let history = try Trainer(epochs: 0).train(&network, on: Self.circle(4, seed: 1))
    #expect(history.epochs.isEmpty && history.bestEpoch == 0 && network == Network(2, 2))
  }

  @Test("A split contains every example once")
  func split() {
    let examples = Examples(inputs: (0..<10).map { [Float($0)] }, labels: (0..<10).map { $0 % 2 }, classes: 2)
    let (first, second) = examples.split(0.7, seed: 3)
    #expect(first.count == 7 && second.count == 3)
    #expect((first.map(\.input[0]) + second.map(\.input[0])).sorted() == (0..<10).map { Float($0) })
    #expect(first.map(\.input[0]) != (0..<7).map { Float($0) })
    #expect(examples.split(0).first.isEmpty && examples.split(1).second.isEmpty)
  }
}
