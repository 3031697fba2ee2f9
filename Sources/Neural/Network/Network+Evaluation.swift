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
    let passes = Passes(self, on: examples, batchSize: examples.count, learns: .nothing)
    var sum = 0.0
    passes.forward { workspace, piece in
      workspace.findCosts(0..<piece.count)
      for i in 0..<piece.count { sum += Double(workspace.costs[i]) }
    }
    return Float(sum / Double(examples.count))
  }

  /// The share of examples, from 0 to 1, whose class the network gets right: see `classify`.
  public func accuracy(on examples: Examples) -> Float {
    requireFitting(examples, for: "accuracy(on:)")
    var right = 0
    classifyEach(of: examples) { actual, predicted in right += actual == predicted ? 1 : 0 }
    return Float(right) / Float(examples.count)
  }

  /// The activations of the last layer for many examples: a row for each.
  ///
  /// - Parameter threads: how many threads to use at most, from 1; `nil` for as many as there are processor cores. Fewer are used
  ///   where more do not pay.
  public func outputs(on examples: Examples, threads: Int? = nil) -> Matrix {
    let columns = layers[layers.count - 1].outputs
    guard !examples.isEmpty else { return Matrix(rows: 0, columns: columns) }
    requireInput(examples.inputSize)
    let passes = Passes(self, on: examples, batchSize: examples.count, learns: .nothing, threads: threads)
    let elements = [Float](unsafeUninitializedCapacity: examples.count * columns) { elements, initialized in
      passes.forward { workspace, piece in
        guard let start = elements.baseAddress else { return }
        for i in 0..<piece.count {
          workspace.output.copyRow(i, to: start + (piece.examples.lowerBound + i) * columns)
        }
      }
      initialized = examples.count * columns
    }
    return Matrix(rows: examples.count, columns: columns, elements)
  }

  /// The class that the network finds most likely, for each of many examples: see `classify`.
  public func classify(_ examples: Examples) -> [Int] {
    guard !examples.isEmpty else { return [] }
    requireInput(examples.inputSize)
    var classes: [Int] = []
    classifyEach(of: examples) { _, predicted in classes.append(predicted) }
    return classes
  }

  /// Goes through examples: at least one, whose inputs fit.
  ///
  /// - Parameter see: called for each, in their order, with the class that it has and the class that the network finds most likely.
  func classifyEach(of examples: Examples, _ see: (_ actual: Int, _ predicted: Int) -> Void) {
    let passes = Passes(self, on: examples, batchSize: examples.count, learns: .nothing)
    passes.forward { workspace, piece in
      for i in 0..<piece.count {
        see(classification(of: workspace.targets, row: i), classification(of: workspace.output, row: i))
      }
    }
  }
}
