/// How a gradient becomes a step. η is the learning rate, g the gradient, w a weight or bias.
public enum Optimiser: Sendable, Hashable {
  /// Plain gradient descent: `w ← w − η g`.
  case descent
  /// Descent with momentum: `v ← μ v + g`, `w ← w − η v`. The velocity v remembers earlier gradients: it grows where they
  /// agree and fades where they alternate. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
  ///
  /// - Parameter factor: μ, at least 0 and below 1; usually 0.9.
  case momentum(factor: Float)
  /// Steps of about η for every weight, however large or small its gradients are:
  /// `m ← β₁ m + (1 − β₁) g`, `s ← β₂ s + (1 − β₂) g²`, `w ← w − η m̂ / (√ŝ + ε)`, where `m̂ = m / (1 − β₁ᵗ)` and
  /// `ŝ = s / (1 − β₂ᵗ)` make up for averages that began at 0, t steps ago. Kingma and Ba, "Adam", 2015.
  ///
  /// - Parameters:
  ///   - meanDecay: β₁, at least 0 and below 1; usually 0.9.
  ///   - squareDecay: β₂, at least 0 and below 1; usually 0.999.
  ///   - epsilon: ε, above 0; usually 1e-8.
  case adam(meanDecay: Float, squareDecay: Float, epsilon: Float)

  /// Momentum with μ = 0.9.
  public static let momentum = Optimiser.momentum(factor: 0.9)
  /// Adam with its authors' numbers.
  public static let adam = Optimiser.adam(meanDecay: 0.9, squareDecay: 0.999, epsilon: 1e-8)

  /// A learning rate to start from, where nothing is known about the problem.
  public var usualLearningRate: Float {
    switch self {
    case .descent: 0.1
    case .momentum: 0.05
    case .adam: 0.001
    }
  }

  /// How many moments it remembers: the mean, and the squares.
  var moments: Int {
    switch self {
    case .descent: 0
    case .momentum: 1
    case .adam: 2
    }
  }

  func requireSensible() {
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
