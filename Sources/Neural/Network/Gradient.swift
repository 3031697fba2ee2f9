/// The derivatives of a cost by every weight and bias of a network: the direction in which the cost grows fastest.
public struct Gradient: Sendable, Equatable {
  /// For each layer, ∂C/∂w as `weights` and ∂C/∂b as `biases`.
  public var layers: [Parameters]

  /// Zeros, one for each weight and bias of `network`.
  public init(zeroLike network: Network) {
    layers = network.layers.map { Parameters(inputs: $0.inputs, outputs: $0.outputs) }
  }

  /// All derivatives as one list, in the order of `Network.parameters`.
  public var flattened: [Float] {
    layers.flatMap { $0.flattened }
  }

  /// The length of the gradient as a vector: the square root of the sum of all squares.
  public var norm: Float {
    let all = flattened
    return all.withUnsafeBufferPointer { all in
      guard let start = all.baseAddress else { return 0 }
      return Neural.dot(start, start, count: all.count).squareRoot()
    }
  }

  /// The sum of two gradients of one network, derivative by derivative.
  public static func + (a: Gradient, b: Gradient) -> Gradient {
    var sum = a
    sum.add(b, scaledBy: 1)
    return sum
  }

  /// The difference of two gradients of one network, derivative by derivative.
  public static func - (a: Gradient, b: Gradient) -> Gradient {
    var difference = a
    difference.add(b, scaledBy: -1)
    return difference
  }

  /// Every derivative times `factor`.
  public static func * (factor: Float, gradient: Gradient) -> Gradient {
    var product = gradient
    product.scale(by: factor)
    return product
  }

  /// Every derivative with the other sign: the way downhill.
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

  mutating func scale(by factor: Float) {
    for l in layers.indices { layers[l].scale(by: factor) }
  }
}
