extension Network {
  /// The cost of one example, by `costFunction`.
  ///
  /// - Parameters:
  ///   - input: A number for each of the network's inputs.
  ///   - target: A number for each of the network's outputs.
  /// - Returns: The cost C.
  public func cost(_ input: [Float], target: [Float]) -> Float {
    requireInput(input.count)
    requireTarget(target.count)
    return cost(on: Examples(inputs: [input], targets: [target]))
  }

  /// The average cost of examples.
  ///
  /// - Parameter examples: At least one.
  /// - Returns: The average of the examples' costs.
  public func cost(on examples: Examples) -> Float {
    requireShapes(of: examples, for: "cost(on:)")
    let costs: [Float] = mapBatches(of: examples, withTargets: true) { workspace, count, costs in
      workspace.computeCosts(0..<count)
      costs.initialize(from: workspace.costs, count: count)
    }
    return Float(costs.reduce(0.0) { sum, cost in sum + Double(cost) } / Double(examples.count))
  }

  /// The fraction of examples, from 0 to 1, that are classified correctly: see `classify(_:)`.
  ///
  /// - Parameter examples: At least one.
  /// - Returns: The number of correctly classified examples divided by the number of examples.
  public func accuracy(on examples: Examples) -> Float {
    requireShapes(of: examples, for: "accuracy(on:)")
    return Float(classes(of: examples).count { $0.actual == $0.predicted }) / Float(examples.count)
  }

  /// Computes the activations of the last layer for many examples.
  ///
  /// - Parameters:
  ///   - examples: Any number of examples, with this network's inputs.
  ///   - threads: The largest number of threads, at least 1; `nil` for the number of processor cores. Small amounts of work use
  ///     fewer.
  /// - Returns: A matrix of (examples, outputs).
  public func outputs(on examples: Examples, threads: Int? = nil) -> Matrix {
    let columns = layers[layers.count - 1].outputs
    let elements: [Float] = mapBatches(of: examples, withTargets: false, elements: columns, threads: threads) {
      workspace,
      count,
      row in
      for i in 0..<count { workspace.output.copyRow(i, to: row + i * columns) }
    }
    return Matrix(rows: examples.count, columns: columns, elements)
  }

  /// Computes the class of each example: see `classify(_:)`.
  ///
  /// - Parameter examples: Any number of examples, with this network's inputs.
  /// - Returns: The class with the largest output, for each example.
  public func classify(_ examples: Examples) -> [Int] {
    classes(of: examples).map { $0.predicted }
  }

  /// The actual and the predicted class of each example.
  func classes(of examples: Examples) -> [(actual: Int, predicted: Int)] {
    mapBatches(of: examples, withTargets: true) { workspace, count, pairs in
      for i in 0..<count {
        let (y, a) = (workspace.targets, workspace.output)
        (pairs + i).initialize(to: (classification(of: y, row: i), classification(of: a, row: i)))
      }
    }
  }
}
