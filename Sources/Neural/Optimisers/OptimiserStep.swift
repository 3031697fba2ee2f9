/// One step of an optimiser, with the same coefficients for all weights and biases. The formulas are those of `Optimiser`.
struct OptimiserStep: BitwiseCopyable {
  private let rule: Rule
  /// −η; for Adam, with the bias correction of m, −η / (1 − β₁ᵗ).
  private let rate: Float
  /// 1 − η λ: the factor of the weights before the step.
  private let decay: Float

  /// The moments of a matrix of weights or biases, in its shape; without rows if the optimiser does not keep them.
  struct Moments: BitwiseCopyable {
    /// The first moment: v of momentum, m of Adam.
    let mean: PanelView
    /// The second moment: s of Adam.
    let squares: PanelView

    /// Copies the elements of moments of the same shape into these.
    func copy(_ other: Moments) {
      mean.copy(other.mean)
      squares.copy(other.squares)
    }
  }

  private enum Rule: BitwiseCopyable {
    case descent
    case momentum(factor: Float)
    /// `rootCorrection` is √(1 − β₂ᵗ), the bias correction of √s.
    case adam(meanDecay: Float, squareDecay: Float, epsilon: Float, rootCorrection: Float)
  }

  /// Creates step t of an optimiser.
  ///
  /// - Parameters:
  ///   - optimiser: The rule.
  ///   - learningRate: η.
  ///   - weightDecay: λ.
  ///   - meanPower: β₁ᵗ, for Adam.
  ///   - squarePower: β₂ᵗ, for Adam.
  init(of optimiser: Optimiser, learningRate: Float, weightDecay: Float, meanPower: Double, squarePower: Double) {
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

  /// Updates some rows of some panels of w, and sets their gradients to zero. All matrices have the same shape.
  ///
  /// Padding stays zero, for Adam too: 0 / (0 + ε).
  ///
  /// - Parameters:
  ///   - w: The weights or biases.
  ///   - g: Their gradients.
  ///   - moments: Their moments.
  ///   - rows: The rows to update.
  ///   - panels: The panels to update.
  ///   - decaysWeights: True for weights, which weight decay applies to; false for biases.
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
        let (meanGain, squareGain) = (1 - meanDecay, 1 - squareDecay)
        for j in rows {
          m[j] = m[j] * meanDecay + g[j] * meanGain
          s[j] = s[j] * squareDecay + g[j] * g[j] * squareGain
          w[j] = w[j] * decay + m[j] * rate / (s[j].squareRoot() / rootCorrection + epsilon)
        }
      }
      for j in rows { g[j] = .zero }
    }
  }
}
