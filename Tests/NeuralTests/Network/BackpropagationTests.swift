import Foundation
import Testing

@testable import Neural

/// Backpropagation compared with difference quotients of the cost in double precision.
@Suite struct BackpropagationTests {
  @Test(
    "The gradient agrees with the slope of the cost in random directions, for random networks",
    arguments: 1...80 as ClosedRange<UInt64>
  )
  func centralDifferences(seed: UInt64) {
    var random = Random(seed: seed)
    let sizes = (0..<2 + random.index(below: 3)).map { _ in 1 + random.index(below: 20) }
    let activations = (1..<sizes.count).map { _ in Activation.allCases[random.index(below: Activation.allCases.count)] }
    let cost = sizes[sizes.count - 1] > 1 ? CostFunction.allCases[random.index(below: 2)] : .quadratic
    var network = Network(sizes: sizes, activations: activations, cost: cost, seed: seed)
    network.parameters = network.parameters.map { $0 + 0.1 * random.normal() }
    let input = (0..<sizes[0]).map { _ in random.normal() }
    let target = (0..<sizes[sizes.count - 1]).map { _ in random.unit() }

    let gradient = network.gradient(input, target: target).flattened
    let reference = Reference(network)
    let scale = gradient.map { Double($0.magnitude) }.max() ?? 0
    for (index, derivative) in gradient.enumerated() {
      let slope = reference.slope(by: index, input.map { Double($0) }, target.map { Double($0) })
      #expect(
        (Double(derivative) - slope).magnitude <= 1e-5 * (1 + scale),
        "seed \(seed), \(sizes) \(activations) \(cost), parameter \(index): \(derivative), measured \(slope)"
      )
    }
  }

  /// A network in double precision, by the formulas.
  struct Reference {
    let sizes: [Int]
    let activations: [Activation]
    let costFunction: CostFunction
    let parameters: [Double]

    init(_ network: Network) {
      sizes = network.sizes
      activations = network.layers.map(\.activation)
      costFunction = network.costFunction
      parameters = network.parameters.map { Double($0) }
    }

    func slope(by index: Int, _ input: [Double], _ target: [Double]) -> Double {
      let h = 1e-6
      var (above, below) = (parameters, parameters)
      above[index] += h
      below[index] -= h
      return (cost(above, input, target) - cost(below, input, target)) / (2 * h)
    }

    func cost(_ parameters: [Double], _ input: [Double], _ target: [Double]) -> Double {
      var a = input
      var start = 0
      for (l, activation) in activations.enumerated() {
        let (inputs, outputs) = (sizes[l], sizes[l + 1])
        let biases = start + inputs * outputs
        let z = (0..<outputs).map { i in
          (0..<inputs).reduce(parameters[biases + i]) { $0 + parameters[start + i * inputs + $1] * a[$1] }
        }
        a = z.map { value(activation, $0) }
        start = biases + outputs
      }
      return CostTests.reference(costFunction, a, target)
    }

    func value(_ activation: Activation, _ z: Double) -> Double {
      switch activation {
      case .sigmoid: 1 / (1 + exp(-z))
      case .relu: max(0, z)
      case .tanh: tanh(z)
      case .identity: z
      }
    }
  }

  @Test("The gradient of many examples is the average of their gradients")
  func average() {
    var random = Random(seed: 12)
    let network = Network(7, 5, 3)
    let examples = Examples(count: Workspace.microBatchSize + 9, inputSize: 7, targetSize: 3, random: &random)
    let sum = examples.reduce(Gradient(zeroLike: network)) { $0 + network.gradient($1.input, target: $1.target) }
    let average = (1 / Float(examples.count)) * sum
    #expect((network.gradient(on: examples) - average).norm < 1e-6 * average.norm)
  }

  @Test func arithmetic() {
    var gradient = Gradient(zeroLike: Network(1, 1))
    gradient.layers[0].flattened = [3, 4]
    #expect(gradient.norm == 5)
    #expect((gradient + gradient).flattened == [6, 8])
    #expect((gradient - gradient).flattened == [0, 0])
    #expect((-gradient).flattened == [-3, -4])
    #expect((0.5 * gradient).flattened == [1.5, 2])
  }
}
