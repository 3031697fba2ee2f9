/// Gradient descent under way: an optimiser and what it remembers of the steps so far.
///
/// ```swift
/// var descent = Descent(.adam, of: network)
/// descent.step(&network, along: network.gradient(on: batch), learningRate: 0.001)
/// ```
public struct Descent: Sendable {
  public let optimiser: Optimiser
  /// t: how many steps were made.
  public private(set) var steps = 0
  /// Momentum's v, Adam's m: zeros at first.
  private var mean: [Parameters]
  /// Adam's s: zeros at first.
  private var squares: [Parameters]
  /// β₁ᵗ and β₂ᵗ, multiplied up step by step.
  private var (meanPower, squarePower) = (1.0, 1.0)

  /// A descent that has not begun.
  public init(_ optimiser: Optimiser, of network: Network) {
    optimiser.requireSensible()
    self.optimiser = optimiser
    switch optimiser {
    case .descent:
      (mean, squares) = ([], [])
    case .momentum:
      (mean, squares) = (Gradient(zeroLike: network).layers, [])
    case .adam:
      mean = Gradient(zeroLike: network).layers
      squares = mean
    }
  }

  /// One step.
  ///
  /// - Parameters:
  ///   - network: the one that this descent is of.
  ///   - gradient: g, of this network where it stands.
  ///   - learningRate: η.
  ///   - weightDecay: λ, at least 0: before the step, every weight (no bias) shrinks, `w ← w − η λ w`. For plain descent
  ///     that is the gradient of an additional cost `½ λ Σ w²`; for Adam it is the decoupled form of Loshchilov and
  ///     Hutter, "Decoupled weight decay regularization", 2019.
  public mutating func step(
    _ network: inout Network,
    along gradient: Gradient,
    learningRate: Float,
    weightDecay: Float = 0
  ) {
    require(
      gradient.layers.count == network.layers.count,
      "A network of \(network.layers.count) layers cannot step along a gradient of \(gradient.layers.count)"
    )
    require(
      optimiser == .descent || mean.map { $0.count } == network.layers.map { $0.parameters.count },
      "A descent of a network with \(mean.map { $0.count }) weights and biases in its layers cannot be one of \(network)"
    )
    steps += 1
    for l in network.layers.indices {
      if weightDecay != 0 { network.layers[l].parameters.w.scale(by: 1 - learningRate * weightDecay) }
    }
    switch optimiser {
    case .descent:
      network.step(along: gradient, learningRate: learningRate)
    case .momentum(let factor):
      for l in network.layers.indices {
        mean[l].scale(by: factor)
        mean[l].add(gradient.layers[l], scaledBy: 1)
        network.layers[l].parameters.add(mean[l], scaledBy: -learningRate)
      }
    case .adam(let meanDecay, let squareDecay, let epsilon):
      meanPower *= Double(meanDecay)
      squarePower *= Double(squareDecay)
      let step = AdamStep(
        meanDecay: meanDecay,
        squareDecay: squareDecay,
        epsilon: epsilon,
        rate: Float(Double(learningRate) / (1 - meanPower)),
        rootCorrection: Float((1 - squarePower).squareRoot())
      )
      for l in network.layers.indices {
        step.apply(to: &network.layers[l].parameters.w, gradient.layers[l].w, mean: &mean[l].w, squares: &squares[l].w)
        step.apply(to: &network.layers[l].parameters.b, gradient.layers[l].b, mean: &mean[l].b, squares: &squares[l].b)
      }
    }
  }
}

/// One step of Adam, as it is for every weight.
private struct AdamStep {
  let meanDecay: Float
  let squareDecay: Float
  let epsilon: Float
  /// η / (1 − β₁ᵗ)
  let rate: Float
  /// √(1 − β₂ᵗ)
  let rootCorrection: Float

  /// All four have one shape. Padding stays zero: 0 / (0 + ε).
  func apply(to w: inout LaneMatrix, _ g: LaneMatrix, mean m: inout LaneMatrix, squares s: inout LaneMatrix) {
    w.requireSameShape(g)
    m.requireSameShape(g)
    let (freshMean, freshSquare) = (1 - meanDecay, 1 - squareDecay)
    for index in w.lanes.indices {
      let g = g.lanes[index]
      let mean = m.lanes[index] * meanDecay + g * freshMean
      let square = s.lanes[index] * squareDecay + g * g * freshSquare
      m.lanes[index] = mean
      s.lanes[index] = square
      w.lanes[index] = w.lanes[index] - mean * rate / (square.squareRoot() / rootCorrection + epsilon)
    }
  }
}
