/// The number of steps that an optimiser has made, and the powers of its decays that the bias corrections need.
struct StepCounter {
  let optimiser: Optimiser
  /// t: the number of steps made.
  private(set) var count = 0
  /// β₁ᵗ and β₂ᵗ, updated by one multiplication per step.
  private var (meanPower, squarePower) = (1.0, 1.0)

  init(_ optimiser: Optimiser) {
    self.optimiser = optimiser
  }

  /// Counts one more step.
  ///
  /// - Returns: The coefficients of that step.
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
