/// The state of gradient descent with an optimiser: the moments and the number of steps.
///
/// ```swift
/// var descent = Descent(.adam, of: network)
/// descent.step(&network, along: network.gradient(on: batch), learningRate: 0.001)
/// ```
public struct Descent: Sendable {
  private var stepCounter: StepCounter
  /// The first moments: v of momentum, m of Adam.
  private var mean: [Parameters]
  /// The second moments: s of Adam.
  private var squares: [Parameters]

  /// The optimiser.
  public var optimiser: Optimiser { stepCounter.optimiser }
  /// t: the number of steps made.
  public var steps: Int { stepCounter.count }

  /// Creates the state before the first step.
  ///
  /// - Parameters:
  ///   - optimiser: The rule that computes a step from the gradient.
  ///   - network: The network to optimise.
  public init(_ optimiser: Optimiser, of network: Network) {
    optimiser.validate()
    stepCounter = StepCounter(optimiser)
    mean = Descent.zeros(like: network, areNeeded: optimiser.moments.mean)
    squares = Descent.zeros(like: network, areNeeded: optimiser.moments.squares)
  }

  /// Moments of zero, in the shapes of the network's parameters.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - areNeeded: If false, the matrices have no rows.
  private static func zeros(like network: Network, areNeeded: Bool) -> [Parameters] {
    network.layers.map { Parameters(inputs: areNeeded ? $0.inputs : 0, outputs: $0.outputs) }
  }

  /// Makes one step.
  ///
  /// - Parameters:
  ///   - network: The network to update, of the sizes given to the initialiser.
  ///   - gradient: The gradient g at the network's current parameters.
  ///   - learningRate: η.
  ///   - weightDecay: λ, at least 0: weights, not biases, are multiplied by 1 − η λ before the step. For plain descent that is
  ///     the gradient of an additional cost `½ λ Σ w²`; for Adam it is the decoupled form of Loshchilov and Hutter, "Decoupled
  ///     weight decay regularization", 2019.
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
    let kept = (optimiser.moments.mean ? [mean] : []) + (optimiser.moments.squares ? [squares] : [])
    for counts in kept.map({ $0.map { $0.count } }) {
      require(
        counts == network.layers.map { $0.parameters.count },
        "A descent of a network with \(counts) weights and biases in its layers cannot be one of \(network)"
      )
    }
    // Moments that the optimiser does not keep have no rows and match any network.
    if !optimiser.moments.mean { mean = Descent.zeros(like: network, areNeeded: false) }
    if !optimiser.moments.squares { squares = Descent.zeros(like: network, areNeeded: false) }
    let step = stepCounter.next(learningRate: learningRate, weightDecay: weightDecay)
    for l in network.layers.indices {
      // A step sets the gradient to zero.
      var gradient = gradient.layers[l]
      step.apply(to: &network.layers[l].parameters.w, &gradient.w, &mean[l].w, &squares[l].w, decaysWeights: true)
      step.apply(to: &network.layers[l].parameters.b, &gradient.b, &mean[l].b, &squares[l].b, decaysWeights: false)
    }
  }
}

extension OptimiserStep {
  /// Applies the step to whole matrices.
  fileprivate func apply(
    to w: inout PanelMatrix,
    _ g: inout PanelMatrix,
    _ mean: inout PanelMatrix,
    _ squares: inout PanelMatrix,
    decaysWeights: Bool
  ) {
    w.requireSameShape(g)
    for moment in [mean, squares] where moment.rows > 0 { w.requireSameShape(moment) }
    w.withMutableView { w in
      g.withMutableView { g in
        mean.withMutableView { mean in
          squares.withMutableView { squares in
            let moments = Moments(mean: mean, squares: squares)
            apply(to: w, g, moments, rows: 0..<w.rows, panels: 0..<w.panels, decaysWeights: decaysWeights)
          }
        }
      }
    }
  }
}
