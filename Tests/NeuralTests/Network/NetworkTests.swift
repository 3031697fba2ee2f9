import Testing

@testable import Neural

@Suite struct NetworkTests {
  /// 2 inputs, 2 ReLU neurons, 1 output neuron: |x − y|.
  let difference = Network(layers: [
    Layer(weights: Matrix([[1, -1], [-1, 1]]), biases: [0, 0], activation: .relu),
    Layer(weights: Matrix([[1, 1]]), biases: [0.25], activation: .identity),
  ])

  @Test func shape() {
    let network = Network(784, 16, 16, 10)
    #expect(network.parameterCount == 13_002)
    #expect(network.sizes == [784, 16, 16, 10])
    #expect(network.layers.map(\.activation) == [.sigmoid, .sigmoid, .sigmoid])
    #expect(network.layers[0].weights.rows == 16 && network.layers[0].weights.columns == 784)
    #expect(network.layers[2].biases == Array(repeating: 0, count: 10))
    #expect("\(network)" == "Network(784, 16, 16, 10), 13002 parameters")
    #expect(Network(3, 2, activation: .tanh).layers[0].activation == .tanh)
    #expect(Network(sizes: [3, 2, 1], activations: [.relu, .sigmoid]).layers[0].activation == .relu)
  }

  @Test func forward() {
    let pass = difference.forward([3, 5])
    #expect(pass.weightedInputs == [[-2, 2], [2.25]])
    #expect(pass.activations == [[3, 5], [0, 2], [2.25]])
    #expect(pass.output == [2.25])
    #expect(difference([3, 5]) == [2.25])
  }

  @Test("Every neuron computes f(w · a + b), to the last bit", arguments: [[5, 4], [784, 16, 10], [3, 17, 33, 2]])
  func forwardIsTheFormula(sizes: [Int]) {
    var random = Random(seed: 4)
    var network = Network(sizes: sizes, seed: 4)
    network.parameters = network.parameters.map { $0 + 0.1 * random.normal() }
    let pass = network.forward((0..<sizes[0]).map { _ in random.unit() })
    for (l, layer) in network.layers.enumerated() {
      let a = pass.activations[l]
      let z = (0..<layer.outputs).map { dot(layer.weights.row($0), a) + layer.biases[$0] }
      #expect(pass.weightedInputs[l] == z)
      #expect(pass.activations[l + 1] == z.map(sigmoid))
    }
  }

  @Test func cost() {
    let network = Network(layers: [
      Layer(weights: Matrix([[1, 0], [0, 1]]), biases: [0, 0], activation: .identity)
    ])
    #expect(network.cost([1, 2], target: [0, 4]) == 5)
    #expect(network.cost(on: Examples(inputs: [[1, 2], [1, 1]], targets: [[0, 4], [1, 0]])) == 3)
  }

  @Test func classification() {
    let network = Network(layers: [
      Layer(weights: Matrix([[1, 0], [0, 1], [0, 1]]), biases: [0, 0, 0], activation: .identity)
    ])
    #expect(network.classify([3, 2]) == 0)
    #expect(network.classify([1, 2]) == 1)
    #expect(difference.classify([0, 0.2]) == 0 && difference.classify([0, 0.25]) == 1)
    let examples = Examples(inputs: [[3, 2], [1, 2], [0, 1]], labels: [0, 1, 2], classes: 3)
    #expect(network.accuracy(on: examples) == Float(2) / 3)
  }

  @Test("Costs and accuracies do not depend on micro-batches")
  func microBatches() {
    var random = Random(seed: 2)
    let network = Network(6, 5, 3)
    let examples = Examples(count: 2 * Workspace.microBatchSize + 5, inputSize: 6, targetSize: 3, random: &random)
    let costs = examples.map { Double(network.cost($0.input, target: $0.target)) }
    #expect(network.cost(on: examples) == Float(costs.reduce(0, +) / Double(examples.count)))
    let right = examples.count { network.classify($0.input) == $0.label }
    #expect(network.accuracy(on: examples) == Float(right) / Float(examples.count))
  }

  @Test("Outputs do not depend on the size of targets", arguments: [2, 40])
  func otherTargets(size: Int) {
    var random = Random(seed: 3)
    let network = Network(6, 5, 3)
    let inputs = (0..<150).map { _ in (0..<6).map { _ in random.uniform(in: 0...1) } }
    let outputs = inputs.map { network($0) }
    let classes = inputs.map { network.classify($0) }
    let labels = (0..<150).map { $0 % size }
    let targets = labels.map { label in (0..<size).map { $0 == label ? 1 : 0 as Float } }
    for examples in [
      Examples(inputs: inputs, targets: targets), Examples(inputs: inputs, labels: labels, classes: size),
    ] {
      let matrix = network.outputs(on: examples)
      #expect((0..<150).map { matrix.row($0) } == outputs)
      #expect(network.classify(examples) == classes)
    }
  }

  @Test func parameters() {
    var network = Network(2, 2, 1)
    network.parameters = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    #expect(network.layers[0].weights == Matrix([[1, 2], [3, 4]]))
    #expect(network.layers[0].biases == [5, 6])
    #expect(network.layers[1].weights == Matrix([[7, 8]]))
    #expect(network.layers[0].weight(to: 1, from: 0) == 3)
    #expect(network.parameters == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    network.layers[0].weights[1, 0] = -3
    network.layers[1].biases[0] = -9
    #expect(network.parameters == [1, 2, -3, 4, 5, 6, 7, 8, -9])
  }

  @Test("Initial weights are random, seeded, and scaled by the number of inputs")
  func initialWeights() {
    #expect(Network(30, 20, seed: 1) == Network(30, 20, seed: 1))
    #expect(Network(30, 20, seed: 1) != Network(30, 20, seed: 2))
    for (activation, variance) in [(Activation.sigmoid, 1.0), (.relu, 2.0)] {
      let weights = Network(400, 50, activation: activation).layers[0].weights.elements.map { Double($0) }
      let measured = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count) * 400
      #expect((measured / variance - 1).magnitude < 0.03, "\(activation): \(measured)")
    }
  }
}
