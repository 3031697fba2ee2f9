/// The steps of an optimiser, one after the other.
struct OptimiserSteps {
  let optimiser: Optimiser
  /// t: how many there were.
  private(set) var count = 0
  /// β₁ᵗ and β₂ᵗ, multiplied up step by step.
  private var (meanPower, squarePower) = (1.0, 1.0)

  init(_ optimiser: Optimiser) {
    self.optimiser = optimiser
  }

  mutating func next(learningRate: Float, weightDecay: Float) -> OptimiserStep {
    count += 1
    if case .adam(let meanDecay, let squareDecay, _) = optimiser {
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
