import Testing

@testable import Neural

@Suite struct DescentTests {
  /// A network of one weight and one bias, and a gradient for it.
  private func start(_ parameters: [Float], gradient: [Float]) -> (Network, Gradient) {
    var network = Network(1, 1, activation: .identity)
    network.parameters = parameters
    var slopes = Gradient(zeroLike: network)
    slopes.layers[0].flattened = gradient
    return (network, slopes)
  }

  @Test func plain() {
    var (network, gradient) = start([1, 2], gradient: [4, -8])
    var descent = Descent(.descent, of: network)
    descent.step(&network, along: gradient, learningRate: 0.25)
    #expect(network.parameters == [0, 4])
    #expect(descent.steps == 1)
  }

  @Test("Plain descent has no moments, so it accepts any network")
  func anyNetwork() {
    var descent = Descent(.descent, of: Network(1, 1))
    var network = Network(3, 4, 2)
    let before = network.parameters
    var gradient = Gradient(zeroLike: network)
    for l in gradient.layers.indices { gradient.layers[l].biases = gradient.layers[l].biases.map { _ in 1 } }
    descent.step(&network, along: gradient, learningRate: 0.5)
    #expect(zip(network.parameters, before).count { $0 != $1 } == 4 + 2)
  }

  @Test("Momentum: v ← μ v + g, w ← w − η v")
  func momentum() {
    var (network, gradient) = start([1, 2], gradient: [4, -8])
    var descent = Descent(.momentum(factor: 0.5), of: network)
    descent.step(&network, along: gradient, learningRate: 0.25)
    #expect(network.parameters == [0, 4])
    // v = 0.5 · 4 + 4 = 6
    descent.step(&network, along: gradient, learningRate: 0.25)
    #expect(network.parameters == [-1.5, 7])
  }

  @Test("Adam agrees with its formula in double precision, step by step", arguments: 1...10 as ClosedRange<UInt64>)
  func adam(seed: UInt64) {
    var random = Random(seed: seed)
    let (meanDecay, squareDecay): (Float, Float) = (0.9, 0.99)
    var network = Network(3, 17, 2, seed: seed)
    var descent = Descent(.adam(meanDecay: meanDecay, squareDecay: squareDecay, epsilon: 1e-6), of: network)
    var w = network.parameters.map { Double($0) }
    var (m, s) = (w.map { _ in 0.0 }, w.map { _ in 0.0 })
    var (meanPower, squarePower) = (1.0, 1.0)
    for _ in 1...10 {
      var gradient = Gradient(zeroLike: network)
      for l in gradient.layers.indices {
        gradient.layers[l].flattened = (0..<gradient.layers[l].count).map { _ in random.normal() }
      }
      descent.step(&network, along: gradient, learningRate: 0.01)
      meanPower *= Double(meanDecay)
      squarePower *= Double(squareDecay)
      for (i, g) in gradient.flattened.map({ Double($0) }).enumerated() {
        m[i] = Double(meanDecay) * m[i] + (1 - Double(meanDecay)) * g
        s[i] = Double(squareDecay) * s[i] + (1 - Double(squareDecay)) * g * g
        w[i] -= 0.01 * (m[i] / (1 - meanPower)) / ((s[i] / (1 - squarePower)).squareRoot() + 1e-6)
      }
      let error = zip(network.parameters, w).map { (Double($0) - $1).magnitude }.max() ?? 1
      #expect(error < 2e-6, "seed \(seed): \(error)")
    }
    #expect(network.layers.allSatisfy { $0.parameters.w.paddingIsZero && $0.parameters.b.paddingIsZero })
  }

  @Test("Adam's first step has the size of the learning rate, whatever the gradient")
  func firstStepOfAdam() {
    var (network, gradient) = start([1, 2], gradient: [1000, -0.001])
    var descent = Descent(.adam, of: network)
    descent.step(&network, along: gradient, learningRate: 0.125)
    #expect((network.parameters[0] - 0.875).magnitude < 1e-5 && (network.parameters[1] - 2.125).magnitude < 1e-5)
  }

  @Test("Weight decay shrinks weights, not biases", arguments: Optimiser.allCases)
  func weightDecay(optimiser: Optimiser) {
    var (network, gradient) = start([1, 2], gradient: [0, 0])
    var descent = Descent(optimiser, of: network)
    descent.step(&network, along: gradient, learningRate: 0.5, weightDecay: 0.25)
    #expect(network.parameters == [0.875, 2])
  }

  @Test func schedules() {
    func factors(_ schedule: LearningRateSchedule, _ epochs: Int = 5) -> [Float] {
      (1...epochs).map { schedule.factor(epoch: $0, of: epochs) }
    }
    #expect(factors(.constant) == [1, 1, 1, 1, 1])
    #expect(factors(.stepped(every: 2, factor: 0.5)) == [1, 1, 0.5, 0.5, 0.25])
    #expect(factors(.exponential(factor: 0.5)) == [1, 0.5, 0.25, 0.125, 0.0625])
    #expect(factors(.linear(to: 0)) == [1, 0.75, 0.5, 0.25, 0])
    #expect(factors(.cosine(to: 0), 3).map { ($0 * 1e6).rounded() / 1e6 } == [1, 0.5, 0])
    #expect(factors(.linear(to: 0.5), 1) == [1] && factors(.cosine(to: 0.5), 1) == [1])
  }
}
