/// One step of an optimiser, which is the same for all weights and biases: see `Optimiser` for the formulas.
struct OptimiserStep: BitwiseCopyable {
  private let rule: Rule
  /// −η; for Adam, with its correction of m: −η / (1 − β₁ᵗ).
  private let rate: Float
  /// 1 − η λ: what weights shrink by before the step.
  private let decay: Float

  /// What an optimiser remembers of earlier steps, in the shape of the weights or biases; without rows where it remembers nothing.
  struct Moments: BitwiseCopyable {
    /// Momentum's v, Adam's m.
    let mean: PanelView
    /// Adam's s.
    let squares: PanelView

    func copy(_ other: Moments) {
      mean.copy(other.mean)
      squares.copy(other.squares)
    }
  }

  private enum Rule: BitwiseCopyable {
    case descent
    case momentum(factor: Float)
    /// With √(1 − β₂ᵗ), the correction of √s.
    case adam(meanDecay: Float, squareDecay: Float, epsilon: Float, rootCorrection: Float)
  }

  /// - Parameters:
  ///   - meanPower: β₁ᵗ, of an optimiser that has one.
  ///   - squarePower: β₂ᵗ.
  init(
    of optimiser: Optimiser,
    learningRate: Float,
    weightDecay: Float,
    meanPower: Double,
    squarePower: Double
  ) {
    decay = 1 - learningRate * weightDecay
    switch optimiser {
    case .descent:
      (rule, rate) = (.descent, -learningRate)
    case .momentum(let factor):
      (rule, rate) = (.momentum(factor: factor), -learningRate)
    case .adam(let meanDecay, let squareDecay, let epsilon):
      rate = -Float(Double(learningRate) / (1 - meanPower))
      let correction = Float((1 - squarePower).squareRoot())
      rule = .adam(meanDecay: meanDecay, squareDecay: squareDecay, epsilon: epsilon, rootCorrection: correction)
    }
  }

  /// Changes some rows of some panels of w, and makes their g zero. All matrices have one shape.
  ///
  /// Padding stays zero, for Adam too: 0 / (0 + ε).
  ///
  /// - Parameters:
  ///   - g: the gradients.
  ///   - decaysWeights: whether w are weights, which shrink, or biases.
  func apply(
    to w: PanelView,
    _ g: PanelView,
    _ moments: Moments,
    rows: Range<Int>,
    panels: Range<Int>,
    decaysWeights: Bool
  ) {
    let decay = decaysWeights ? self.decay : 1
    for index in panels {
      let (w, g) = (w.panel(index), g.panel(index))
      let (m, s) = (moments.mean.panel(index), moments.squares.panel(index))
      switch rule {
      case .descent:
        for j in rows { w[j] = w[j] * decay + g[j] * rate }
      case .momentum(let factor):
        for j in rows {
          m[j] = m[j] * factor + g[j]
          w[j] = w[j] * decay + m[j] * rate
        }
      case .adam(let meanDecay, let squareDecay, let epsilon, let rootCorrection):
        let (freshMean, freshSquare) = (1 - meanDecay, 1 - squareDecay)
        for j in rows {
          m[j] = m[j] * meanDecay + g[j] * freshMean
          s[j] = s[j] * squareDecay + g[j] * g[j] * freshSquare
          w[j] = w[j] * decay + m[j] * rate / (s[j].squareRoot() / rootCorrection + epsilon)
        }
      }
      for j in rows { g[j] = .zero }
    }
  }
}
