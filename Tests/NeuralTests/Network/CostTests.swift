import Foundation
import Testing

@testable import Neural

@Suite struct CostTests {
  @Test func softmaxOfKnownNumbers() {
    #expect(softmax([0, 0]) == [0.5, 0.5])
    #expect(softmax([3]) == [1])
    let p = softmax([Maths.log(1), Maths.log(2), Maths.log(5)])
    for (probability, expected) in zip(p, [0.125, 0.25, 0.625] as [Float]) {
      #expect((probability - expected).magnitude < 1e-7)
    }
  }

  @Test("Softmax gives probabilities for numbers of any size")
  func softmaxOfAnyNumbers() {
    #expect(softmax([1e38, -1e38, 0]) == [1, 0, 0])
    #expect(softmax([-3e38, -3e38]) == [0.5, 0.5])
    #expect(softmax([-.infinity, 0]) == [0, 1])
    #expect(softmax([.nan, 0]).allSatisfy { $0.isNaN } && softmax([.infinity, 0]).allSatisfy { $0.isNaN })
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = Random(seed: seed)
      let a = (0..<1 + random.index(below: 40)).map { _ in 30 * random.normal() }
      let p = softmax(a)
      #expect(p.allSatisfy { 0...1 ~= $0 } && (p.reduce(0, +) - 1).magnitude < 1e-6, "seed \(seed)")
      // Adding 8 changes the probabilities by no more than the rounding of a + 8.
      #expect(zip(p, softmax(a.map { $0 + 8 })).allSatisfy { ($0 - $1).magnitude < 1e-5 }, "seed \(seed)")
    }
  }

  /// An identity network: its outputs are its inputs.
  private func identity(_ size: Int, cost: CostFunction) -> Network {
    let weights = (0..<size).map { i in (0..<size).map { $0 == i ? Float(1) : 0 } }
    let layer = Layer(weights: Matrix(weights), biases: Array(repeating: 0, count: size), activation: .identity)
    return Network(layers: [layer], cost: cost)
  }

  @Test("Costs agree with their formulas in double precision", arguments: CostFunction.allCases)
  func formulas(cost: CostFunction) {
    for size in 2...70 {
      var random = Random(seed: UInt64(size))
      let output = (0..<size).map { _ in 5 * random.normal() }
      let label = random.index(below: size)
      let target = (0..<size).map { $0 == label ? Float(1) : 0 }
      let exact = Self.reference(cost, output.map { Double($0) }, target.map { Double($0) })
      let computed = Double(identity(size, cost: cost).cost(output, target: target))
      #expect((computed - exact).magnitude <= 1e-6 * max(1, exact), "\(size) outputs: \(computed), \(exact)")
    }
  }

  static func reference(_ cost: CostFunction, _ a: [Double], _ y: [Double]) -> Double {
    switch cost {
    case .quadratic:
      return zip(a, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    case .softmaxCrossEntropy:
      let largest = a.max() ?? 0
      let sum = a.reduce(0) { $0 + Foundation.exp($1 - largest) }
      return zip(a, y).reduce(0) { $0 + $1.1 * (Foundation.log(sum) - ($1.0 - largest)) }
    }
  }

  @Test("Cross-entropy is finite if the probability underflows")
  func unlikely() {
    let network = identity(3, cost: .softmaxCrossEntropy)
    #expect(network.cost([1000, 0, 0], target: [0, 1, 0]) == 1000)
    #expect(network.cost([1000, 0, 0], target: [1, 0, 0]) == 0)
    #expect(network.probabilities([1000, 0, 0]) == [1, 0, 0])
    #expect(network.gradient([1000, 0, 0], target: [0, 1, 0]).layers[0].biases == [1, -1, 0])
  }

  @Test("A NaN output gives a NaN cost")
  func notFinite() {
    let network = identity(3, cost: .softmaxCrossEntropy)
    for wrong: Float in [.nan, .infinity] {
      for target: [Float] in [[1, 0, 0], [0, 1, 0]] { #expect(network.cost([wrong, 0, 0], target: target).isNaN) }
    }
  }

  @Test("With softmax cross-entropy the last layer's default activation is the identity")
  func outputLayer() {
    let network = Network(4, 3, 2, activation: .relu, cost: .softmaxCrossEntropy)
    #expect(network.layers.map(\.activation) == [.relu, .identity])
    #expect(Network(4, 3, 2, activation: .relu).layers.map(\.activation) == [.relu, .relu])
    let other = Network(sizes: [4, 2], activations: [.tanh], cost: .softmaxCrossEntropy)
    #expect(other.layers[0].activation == .tanh && other.costFunction == .softmaxCrossEntropy)
  }
}
