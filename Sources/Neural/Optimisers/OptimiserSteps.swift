/// An optimiser's count of its steps, with the powers that their corrections need.
struct OptimiserSteps {
  let optimiser: Optimiser
  /// t: the number of steps so far.
  private(set) var count = 0
  /// β₁ᵗ and β₂ᵗ, multiplied step by step.
  private var (meanPower, squarePower) = (1.0, 1.0)

  init(_ optimiser: Optimiser) {
    self.optimiser = optimiser
  }

  /// Counts a step.
  ///
  /// - Returns: The step, the same for all weights and biases.
  mutating func next(learningRate: Float, weightDecay: Float) -> OptimiserStep {
    count += 1
    switch optimiser {
    case .descent, .momentum: break
    case .adam(let meanDecay, let squareDecay, _):
      meanPower *= Double(meanDecay)
      squarePower *= Double(squareDecay)
    }
    return OptimiserStep(
      of: optimiser,
      learningRate: learningRate,
      weightDecay: weightDecay,
      meanPower: meanPower,
      squarePower: squarePower
    )
  }
}
