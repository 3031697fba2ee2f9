import Testing

@testable import Neural

@Suite struct InitialisationTests {
  struct Rule: Sendable {
    let initialisation: Initialisation
    let activation: Activation
    /// For 400 inputs and 50 outputs.
    let variance: Double
  }

  static let rules = [
    Rule(initialisation: .lecun, activation: .relu, variance: 1 / 400),
    Rule(initialisation: .he, activation: .sigmoid, variance: 2 / 400),
    Rule(initialisation: .glorot, activation: .tanh, variance: 2 / 450),
    Rule(initialisation: .suited, activation: .relu, variance: 2 / 400),
    Rule(initialisation: .suited, activation: .sigmoid, variance: 1 / 400),
    Rule(initialisation: .suited, activation: .tanh, variance: 1 / 400),
    Rule(initialisation: .suited, activation: .identity, variance: 1 / 400),
  ]

  @Test("Weights have the standard deviation of their initialisation", arguments: rules)
  func variance(rule: Rule) {
    let network = Network(400, 50, activation: rule.activation, initialisation: rule.initialisation)
    let weights = network.layers[0].weights.elements.map { Double($0) }
    let mean = weights.reduce(0, +) / Double(weights.count)
    let variance = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
    #expect((variance / rule.variance - 1).magnitude < 0.03, "\(variance), expected \(rule.variance)")
    #expect(mean.magnitude < 0.001)
    #expect(network.layers[0].biases.allSatisfy { $0 == 0 })
  }

  @Test("Initialisations differ by a factor only")
  func sameNumbers() {
    let he = Network(30, 20, activation: .relu, initialisation: .he)
    #expect(he == Network(30, 20, activation: .relu))
    let lecun = Network(30, 20, activation: .relu, initialisation: .lecun)
    let ratio = (2 as Float).squareRoot()
    #expect(zip(he.parameters, lecun.parameters).allSatisfy { ($0 - ratio * $1).magnitude < 1e-6 })
  }
}
