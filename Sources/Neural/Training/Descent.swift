/// Gradient descent under way: an optimiser and what it remembers of the steps so far.
///
/// ```swift
/// var descent = Descent(.adam, of: network)
/// descent.step(&network, along: network.gradient(on: batch), learningRate: 0.001)
/// ```
public struct Descent: Sendable {
  private var count: OptimiserSteps
  /// Momentum's v, Adam's m: zeros at first.
  private var mean: [Parameters]
  /// Adam's s: zeros at first.
  private var squares: [Parameters]

  public var optimiser: Optimiser { count.optimiser }
  /// t: how many steps were made.
  public var steps: Int { count.count }

  /// A descent that has not begun.
  public init(_ optimiser: Optimiser, of network: Network) {
    optimiser.requireSensible()
    count = OptimiserSteps(optimiser)
    mean = Descent.zeros(like: network, areNeeded: optimiser.moments > 0)
    squares = Descent.zeros(like: network, areNeeded: optimiser.moments > 1)
  }

  /// - Parameter areNeeded: otherwise they have no rows.
  private static func zeros(like network: Network, areNeeded: Bool) -> [Parameters] {
    network.layers.map { Parameters(inputs: areNeeded ? $0.inputs : 0, outputs: $0.outputs) }
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
    // What an optimiser does not remember goes with any network.
    if optimiser.moments < 1 { mean = Descent.zeros(like: network, areNeeded: false) }
    if optimiser.moments < 2 { squares = Descent.zeros(like: network, areNeeded: false) }
    let step = count.next(learningRate: learningRate, weightDecay: weightDecay)
    for l in network.layers.indices {
      // A step takes the gradients away.
      var gradient = gradient.layers[l]
      step.apply(to: &network.layers[l].parameters.w, &gradient.w, &mean[l].w, &squares[l].w, decaysWeights: true)
      step.apply(to: &network.layers[l].parameters.b, &gradient.b, &mean[l].b, &squares[l].b, decaysWeights: false)
    }
  }
}

extension OptimiserStep {
  /// The same for whole matrices.
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
