@testable import Neural

/// A reference implementation of training: scalar loops that follow the formulas.
///
/// The order of additions is the documented one, so results agree to the last bit: weighted inputs and errors are `SplitSum`s.
/// The gradients of a batch's examples are added one after the other, to the weights or, in large batches, to sums that begin at
/// 0.
struct NaiveNetwork {
  struct Layer {
    /// w[i][j] is the weight to neuron i from input j.
    var w: [[Float]]
    var b: [Float]
    let activation: Activation
  }

  /// The largest batch whose gradients are added to the weights directly. A literal of its own, because it determines the bits of
  /// results.
  private static let largestDirectBatch = 128

  var layers: [Layer]
  let costFunction: CostFunction

  init(_ network: Network) {
    layers = network.layers.map { layer in
      Layer(
        w: (0..<layer.outputs).map { layer.weights.row($0) },
        b: layer.biases,
        activation: layer.activation
      )
    }
    costFunction = network.costFunction
  }

  /// All weights and biases, in the order of `Network.parameters`.
  var parameters: [Float] {
    layers.flatMap { $0.w.joined() + $0.b }
  }

  /// The activations a of every layer, the input first: `a′ᵢ = f(Σⱼ wᵢⱼ aⱼ + bᵢ)`.
  func activations(_ input: [Float]) -> [[Float]] {
    layers.reduce(into: [input]) { all, layer in
      let a = all[all.count - 1]
      all.append(
        layer.b.indices.map { i in
          layer.activation(SplitSum.of(a.count) { j in layer.w[i][j] * a[j] } + layer.b[i])
        }
      )
    }
  }

  /// The errors δ of every layer, times `factor`: `δᵢ = ∂C/∂aᵢ · f′(zᵢ)`, with `∂C/∂aⱼ = Σᵢ δᵢ wᵢⱼ` before the last layer.
  func errors(_ activations: [[Float]], target: [Float], times factor: Float) -> [[Float]] {
    var errors: [[Float]] = []
    var slopes = costFunction.naiveDerivative(activations[layers.count], target, times: factor)
    for l in layers.indices.reversed() {
      let layer = layers[l]
      let layerErrors = zip(slopes, activations[l + 1]).map { $0 * layer.activation.naiveDerivative(value: $1) }
      errors.insert(layerErrors, at: 0)
      slopes = activations[l].indices.map { j in
        SplitSum.of(layerErrors.count) { i in layerErrors[i] * layer.w[i][j] }
      }
    }
    return errors
  }

  /// Adds the gradient of one example, given its activations and errors: `wᵢⱼ += δᵢ aⱼ`, `bᵢ += δᵢ`.
  private mutating func add(_ activations: [[Float]], _ errors: [[Float]]) {
    for l in layers.indices {
      for (i, error) in errors[l].enumerated() {
        for (j, a) in activations[l].enumerated() { layers[l].w[i][j] += error * a }
        layers[l].b[i] += error
      }
    }
  }

  /// Adds the gradients of many examples, all computed with the weights of `network`.
  private mutating func add(_ examples: some Sequence<Example>, with network: NaiveNetwork, times factor: Float) {
    for example in examples {
      let activations = network.activations(example.input)
      add(activations, network.errors(activations, target: example.target, times: factor))
    }
  }

  /// The sum of the examples' gradients, times `factor`.
  func gradient(on examples: some Sequence<Example>, times factor: Float) -> NaiveNetwork {
    var sums = self
    for l in layers.indices {
      sums.layers[l].w = layers[l].w.map { $0.map { _ in 0 } }
      sums.layers[l].b = layers[l].b.map { _ in 0 }
    }
    sums.add(examples, with: self, times: factor)
    return sums
  }

  /// One step of gradient descent on a batch of B examples: `w ← w + Σ (−η/B) ∂C/∂w`.
  private mutating func step(_ batch: [Example], isLarge: Bool, learningRate: Float) {
    guard isLarge else { return add(batch, with: self, times: -learningRate / Float(batch.count)) }
    let sums = gradient(on: batch, times: 1 / Float(batch.count))
    for l in layers.indices {
      for i in layers[l].b.indices {
        layers[l].w[i] = zip(layers[l].w[i], sums.layers[l].w[i]).map { $0 - learningRate * $1 }
        layers[l].b[i] -= learningRate * sums.layers[l].b[i]
      }
    }
  }

  /// Mini-batch gradient descent, as `Network.train`.
  mutating func train(
    on examples: Examples,
    epochs: Int,
    batchSize: Int?,
    learningRate: Float,
    shuffling: Bool = true,
    seed: UInt64 = 1
  ) -> [Float] {
    var random = Random(seed: seed)
    var order = Array(examples)
    let size = min(batchSize ?? order.count, order.count)
    return (0..<epochs).map { _ in
      if shuffling, size < order.count { random.shuffle(&order) }
      var cost = 0.0
      for start in stride(from: 0, to: order.count, by: size) {
        let batch = Array(order[start..<min(start + size, order.count)])
        for example in batch {
          let output = activations(example.input)[layers.count]
          cost += Double(costFunction.naive(output, example.target))
        }
        step(batch, isLarge: size > NaiveNetwork.largestDirectBatch, learningRate: learningRate)
      }
      return Float(cost / Double(order.count))
    }
  }
}

extension CostFunction {
  /// The cost C of one example.
  func naive(_ a: [Float], _ y: [Float]) -> Float {
    switch self {
    case .quadratic:
      // Sixteen partial sums, i, i + 16, i + 32, …, which are then added pairwise.
      var sums = (0..<16).map { first in
        stride(from: first, to: a.count, by: 16).reduce(Float(0)) { sum, i in
          let difference = a[i] - y[i]
          return sum + difference * difference
        }
      }
      while sums.count > 1 { sums = zip(sums, sums[(sums.count / 2)...]).map { $0 + $1 } }
      return sums[0]
    case .softmaxCrossEntropy:
      let largest = a.reduce(-.infinity, max)
      let logSum = Maths.log(a.reduce(0) { $0 + Maths.exp($1 - largest) })
      return zip(a, y).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.1 * (logSum - ($1.0 - largest)) }
    }
  }

  /// ∂C/∂a · factor, for one example.
  func naiveDerivative(_ a: [Float], _ y: [Float], times factor: Float) -> [Float] {
    switch self {
    case .quadratic:
      return zip(a, y).map { ($0 - $1) * (2 * factor) }
    case .softmaxCrossEntropy:
      let targetSum = y.reduce(0, +)
      return zip(softmax(a), y).map { ($0 * targetSum - $1) * factor }
    }
  }
}

extension Activation {
  /// f′(z) from a = f(z).
  func naiveDerivative(value a: Float) -> Float {
    switch self {
    case .sigmoid: a * (1 - a)
    case .relu: a <= 0 ? 0 : 1
    case .tanh: 1 - a * a
    case .identity: 1
    }
  }
}
