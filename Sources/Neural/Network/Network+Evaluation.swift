extension Network {
  /// The cost of one example, by the network's `costFunction`.
  ///
  /// - Parameters:
  ///   - input: as many numbers as the network has inputs.
  ///   - target: as many numbers as the network has outputs.
  public func cost(_ input: [Float], target: [Float]) -> Float {
    requireInput(input.count)
    requireTarget(target.count)
    return cost(on: Examples(inputs: [input], targets: [target]))
  }

  /// The average cost of many examples: at least one.
  public func cost(on examples: Examples) -> Float {
    requireFitting(examples, for: "cost(on:)")
    let costs: [Float] = mapBatches(of: examples, withTargets: true) { workspace, count, costs in
      workspace.computeCosts(0..<count)
      costs.initialize(from: workspace.costs, count: count)
    }
    return Float(costs.reduce(0.0) { sum, cost in sum + Double(cost) } / Double(examples.count))
  }

  /// The share of examples, from 0 to 1, whose class the network gets right: see `classify`.
  public func accuracy(on examples: Examples) -> Float {
    requireFitting(examples, for: "accuracy(on:)")
    return Float(classes(of: examples).count { $0.actual == $0.predicted }) / Float(examples.count)
  }

  /// The activations of the last layer for many examples: a row for each.
  ///
  /// - Parameters:
  ///   - examples: with inputs as long as the network's.
  ///   - threads: how many threads to use at most, from 1; `nil` for as many as there are processor cores. Fewer are used
  ///     where there is little work.
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

  /// The class that the network finds most likely, for each of many examples: see `classify`.
  public func classify(_ examples: Examples) -> [Int] {
    classes(of: examples).map { $0.predicted }
  }

  /// The class that each example has, and the one that the network finds most likely.
  func classes(of examples: Examples) -> [(actual: Int, predicted: Int)] {
    mapBatches(of: examples, withTargets: true) { workspace, count, pairs in
      for i in 0..<count {
        let (y, a) = (workspace.targets, workspace.output)
        (pairs + i).initialize(to: (classification(of: y, row: i), classification(of: a, row: i)))
      }
    }
  }
}
