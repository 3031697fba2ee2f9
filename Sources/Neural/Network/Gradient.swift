/// The derivatives of the cost with respect to every weight and bias of a network: the direction of steepest ascent.
public struct Gradient: Sendable, Equatable {
  /// The derivatives of each layer: ∂C/∂w as `weights`, ∂C/∂b as `biases`.
  public var layers: [Parameters]

  /// Creates a gradient of zero.
  ///
  /// - Parameter network: The network whose shapes the gradient has.
  public init(zeroLike network: Network) {
    layers = network.layers.map { Parameters(inputs: $0.inputs, outputs: $0.outputs) }
  }

  /// All derivatives as one list, in the order of `Network.parameters`.
  public var flattened: [Float] {
    layers.flatMap { $0.flattened }
  }

  /// The Euclidean norm: the square root of the sum of the squares of all derivatives.
  public var norm: Float {
    let all = flattened
    return all.withUnsafeBufferPointer { all in
      guard let start = all.baseAddress else { return 0 }
      return Neural.dot(start, start, count: all.count).squareRoot()
    }
  }

  /// The sum of two gradients of the same shapes.
  public static func + (a: Gradient, b: Gradient) -> Gradient {
    var sum = a
    sum.add(b, scaledBy: 1)
    return sum
  }

  /// The difference of two gradients of the same shapes.
  public static func - (a: Gradient, b: Gradient) -> Gradient {
    var difference = a
    difference.add(b, scaledBy: -1)
    return difference
  }

  /// The gradient with every derivative multiplied by `factor`.
  public static func * (factor: Float, gradient: Gradient) -> Gradient {
    var product = gradient
    product.scale(by: factor)
    return product
  }

  /// The gradient with every sign reversed: the direction of steepest descent.
  public static prefix func - (gradient: Gradient) -> Gradient {
    -1 * gradient
  }

  private mutating func add(_ other: Gradient, scaledBy factor: Float) {
    require(
      layers.count == other.layers.count,
      "Gradients of \(layers.count) and of \(other.layers.count) layers cannot be added"
    )
    for l in layers.indices { layers[l].add(other.layers[l], scaledBy: factor) }
  }

  /// Multiplies every derivative by `factor`.
  mutating func scale(by factor: Float) {
    for l in layers.indices { layers[l].scale(by: factor) }
  }
}
