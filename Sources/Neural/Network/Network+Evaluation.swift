extension Network {
  /// The quadratic cost of one example: the squares of the differences between output and target, added up.
  ///
  /// - Parameters:
  ///   - input: as many numbers as the network has inputs.
  ///   - target: as many numbers as the network has outputs.
  public func cost(_ input: [Float], target: [Float]) -> Float {
    requireInput(input.count)
    requireTarget(target.count)
    return cost(on: Examples(inputs: [input], targets: [target]))
  }

  /// The average quadratic cost of many examples: at least one.
  public func cost(on examples: Examples) -> Float {
    requireFitting(examples, for: "cost(on:)")
    var sum = 0.0
    forEachPiece(of: examples) { work in
      QuadraticCost.forward(work.output, targets: work.targets, addingTo: &sum)
    }
    return Float(sum / Double(examples.count))
  }

  /// The share of examples, from 0 to 1, whose class the network gets right: see `classify`.
  public func accuracy(on examples: Examples) -> Float {
    requireFitting(examples, for: "accuracy(on:)")
    var right = 0
    forEachPiece(of: examples) { work in
      for row in 0..<work.targets.rows
      where classification(of: work.output.row(row)) == classification(of: work.targets.row(row)) {
        right += 1
      }
    }
    return Float(right) / Float(examples.count)
  }

  /// Takes all examples forward, some at a time, in their order.
  private func forEachPiece(of examples: Examples, _ body: (Workspace) -> Void) {
    var work = Workspace(for: self, capacity: min(examples.count, Workspace.pieceSize))
    let rows = examples.rows
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: Workspace.pieceSize) {
      work.load(examples, rows: rows[start..<min(start + Workspace.pieceSize, rows.endIndex)])
      forward(&work)
      body(work)
    }
  }
}
