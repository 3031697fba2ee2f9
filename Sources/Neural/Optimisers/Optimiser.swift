/// An optimiser: the rule that computes a step from the gradient. η is the learning rate, g the gradient, w a weight or bias.
public enum Optimiser: Sendable, Hashable, CaseIterable {
  /// Plain gradient descent: `w ← w − η g`.
  case descent
  /// Gradient descent with momentum: `v ← μ v + g`, `w ← w − η v`. The velocity v accumulates past gradients: it grows in
  /// directions in which they agree and shrinks where they alternate. Polyak, "Some methods of speeding up the convergence of
  /// iteration methods", 1964.
  ///
  /// - Parameter factor: μ, at least 0 and below 1; usually 0.9.
  case momentum(factor: Float)
  /// Adam, whose steps have a size of about η for every weight, whatever the size of its gradients: `m ← β₁ m + (1 − β₁) g`, `s ←
  /// β₂ s + (1 − β₂) g²`, `w ← w − η m̂ / (√ŝ + ε)`, where `m̂ = m / (1 − β₁ᵗ)` and `ŝ = s / (1 − β₂ᵗ)` correct the bias of
  /// moments that were 0 before the first of t steps. Kingma and Ba, "Adam", 2015.
  ///
  /// - Parameters:
  ///   - meanDecay: β₁, at least 0 and below 1; usually 0.9.
  ///   - squareDecay: β₂, at least 0 and below 1; usually 0.999.
  ///   - epsilon: ε, above 0; usually 1e-8.
  case adam(meanDecay: Float, squareDecay: Float, epsilon: Float)

  /// Every optimiser, with its usual numbers: the arguments of parametrised tests. A new case has to be added by hand.
  public static let allCases: [Optimiser] = [.descent, .momentum, .adam]

  /// Momentum with μ = 0.9.
  public static let momentum = Optimiser.momentum(factor: 0.9)
  /// Adam with the values of its authors: β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
  public static let adam = Optimiser.adam(meanDecay: 0.9, squareDecay: 0.999, epsilon: 1e-8)

  /// A learning rate to start with, if nothing is known about the problem.
  public var usualLearningRate: Float {
    switch self {
    case .descent: 0.1
    case .momentum: 0.05
    case .adam: 0.001
    }
  }

  /// The moments that the optimiser keeps between steps: the mean of the gradients (momentum's velocity), and the mean of their squares.
  /// An optimiser may keep either alone.
  var moments: (mean: Bool, squares: Bool) {
    switch self {
    case .descent: (mean: false, squares: false)
    case .momentum: (mean: true, squares: false)
    case .adam: (mean: true, squares: true)
    }
  }

  /// Stops the program if a parameter is out of range.
  func validate() {
    switch self {
    case .descent: break
    case .momentum(let factor):
      require(0..<1 ~= factor, "Momentum takes a factor of at least 0 and below 1, got \(factor)")
    case .adam(let meanDecay, let squareDecay, let epsilon):
      require(
        0..<1 ~= meanDecay && 0..<1 ~= squareDecay,
        "Adam takes decays of at least 0 and below 1, got \(meanDecay) and \(squareDecay)"
      )
      require(epsilon > 0 && epsilon < .infinity, "Adam takes an epsilon above 0, got \(epsilon)")
    }
  }
}
