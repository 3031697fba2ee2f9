/// The neurons and links of a network that its diagram draws: those that matter most.
///
/// A link matters by the magnitude of its weight × the activation that it carries, or of its weight alone where there
/// are no activations. A neuron of a wide layer matters by the sum over its links to the next layer.
struct NetworkSelection {
  /// A weight between two neurons of neighbouring layers.
  struct Link {
    let from, to: Int
    let weight: Float
    /// The magnitude by which links are ranked and drawn, above 0.
    let strength: Float
  }

  /// The size of the largest layer that is drawn in full.
  static let sizeLimit = 16
  /// The number of neurons that are drawn of a larger layer.
  static let drawnCount = 12

  /// The neurons that are drawn, by layer, in ascending order.
  let neurons: [[Int]]
  /// The strongest links between the neurons of each layer and the next, the strongest first.
  let links: [[Link]]

  /// Selects the neurons and links.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - activations: The activations by layer and neuron, if there are any.
  ///   - edges: The maximum number of links between two layers.
  init(of network: Network, activations: [[Float]]?, edges: Int) {
    let strengths = network.layers.indices.map { layer in
      Self.strengths(of: network.layers[layer].weights, activations: activations?[layer])
    }
    let sizes = network.sizes
    let neurons = sizes.indices.map { layer -> [Int] in
      guard sizes[layer] > Self.sizeLimit else { return Array(0..<sizes[layer]) }
      let totals =
        layer < strengths.count
        ? strengths[layer].columnSums
        : activations?[layer].map { $0.isFinite ? $0.magnitude : 0 } ?? strengths[layer - 1].transposed.columnSums
      return Self.ranked(totals).prefix(Self.drawnCount).sorted()
    }
    links = network.layers.indices.map { layer in
      let weights = network.layers[layer].weights
      var links: [Link] = []
      for to in neurons[layer + 1] {
        for from in neurons[layer] where strengths[layer][to, from] > 0 {
          links.append(Link(from: from, to: to, weight: weights[to, from], strength: strengths[layer][to, from]))
        }
      }
      return Self.ranked(links.map { $0.strength }).prefix(max(0, edges)).map { links[$0] }
    }
    self.neurons = neurons
  }

  /// Returns the indices in descending order of their values, of equal ones in ascending order.
  static func ranked(_ values: [Float]) -> [Int] {
    values.indices.sorted { values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1] }
  }

  /// The strength of each link; that of one whose numbers are not finite is 0.
  private static func strengths(of weights: Matrix, activations: [Float]?) -> Matrix {
    var strengths = weights
    for row in 0..<weights.rows {
      for column in 0..<weights.columns {
        let strength = (weights[row, column] * (activations?[column] ?? 1)).magnitude
        strengths[row, column] = strength.isFinite ? strength : 0
      }
    }
    return strengths
  }
}

extension Matrix {
  fileprivate var columnSums: [Float] {
    var sums = Array(repeating: Float(0), count: columns)
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += self[row, column] }
    }
    return sums
  }
}
