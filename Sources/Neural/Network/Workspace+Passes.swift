// The way of some examples through a network and back: backpropagation, layer by layer. δ is ∂C/∂z, a layer's error.
//
// Two phases, each done by several threads side by side: first every thread takes some of the examples forward and back,
// as far as the errors; then every thread adds up the gradients of some of the weights, over all examples.

extension Workspace {
  /// Takes in some examples of a data set.
  ///
  /// - Parameters:
  ///   - rows: where the examples are in the data set.
  ///   - first: where in `rows` the piece begins.
  ///   - range: which examples of the piece.
  ///   - withTargets: whether their targets are needed.
  ///   - part: which thread this is.
  func load(
    _ examples: Examples,
    rows: [Int],
    from first: Int,
    _ range: Range<Int>,
    withTargets: Bool = true,
    part: Int = 0
  ) {
    let targets = withTargets ? targets : nil
    examples.copy(rows, from: first, range, toInputs: inputs, targets: targets, witness: &witnesses[64 * part])
    if byColumns { columns?.set(part: part, to: range, of: inputs) }
  }

  /// Takes in one input.
  func load(_ input: [Float]) {
    input.withUnsafeBufferPointer { if let start = $0.baseAddress { inputs.setRow(0, to: start) } }
  }

  /// From the inputs to the output.
  ///
  /// - Parameter part: which thread this is.
  func forward(_ range: Range<Int>, part: Int = 0) {
    for l in layers.indices {
      layers[l].weightedInputs(of: inputs(of: l), examples: range, part: part)
      layers[l].activate(range)
    }
  }

  /// The cost of each example.
  func findCosts(_ range: Range<Int>) {
    for i in range {
      var cost = 0.0
      costFunction.forward(output.rows(i..<i + 1), targets: targets.rows(i..<i + 1), addingTo: &cost)
      costs[i] = cost
    }
  }

  /// From the output back to the first layer: each layer's errors.
  func backward(_ range: Range<Int>) {
    for l in layers.indices.reversed() {
      guard let learning = layers[l].learning else { continue }
      if l == layers.count - 1 {
        costFunction.backward(output.rows(range), targets: targets.rows(range), into: learning.errors.rows(range))
      }
      layers[l].errors(range, in: learning)
      if l > 0, let before = layers[l - 1].learning {
        layers[l].inputErrors(range, in: learning, into: before.errors)
      }
    }
  }

  /// Adds the gradients of the first `count` examples to the sums of gradients, and lets the weights learn from them.
  ///
  /// - Parameters:
  ///   - part: which rows of the weights: part number `part` of `parts`.
  ///   - clearing: whether the sums begin here.
  ///   - step: how to go down the gradients, if they are now complete.
  func learn(from count: Int, part: Int, of parts: Int, clearing: Bool, step: DescentStep?) {
    for l in layers.indices {
      guard let learning = layers[l].learning else { continue }
      let layer = layers[l]
      // Whole blocks of sixteen rows, for the transposition.
      let blocks = blocksOfSixteen(layer.w.rows)
      let share = blocks * part / parts..<blocks * (part + 1) / parts
      let inputs = share.lowerBound * 16..<min(share.upperBound * 16, layer.w.rows)
      layer.addGradient(
        of: self.inputs(of: l),
        count: count,
        inputs: inputs,
        in: learning,
        part: part,
        of: parts,
        clearing: clearing,
        step: step
      )
      if l > 0, step != nil { layer.w.transpose(blocks: share, into: learning.transposed) }
      if share.upperBound == blocks, !share.isEmpty {
        if clearing { learning.b.clear() }
        learning.b.addRows(of: learning.errors.rows(0..<count))
        step?.go(layer.b, along: learning.b)
      }
    }
  }
}

/// How weights go down a sum of gradients: `w ← w − η · g / B`.
struct DescentStep {
  /// 1 / B.
  let scale: Float
  /// −η.
  let factor: Float

  init(learningRate: Float, batch: Int) {
    scale = 1 / Float(batch)
    factor = -learningRate
  }

  /// w and g have the same shape.
  func go(_ w: LaneView, along g: LaneView) {
    w.requireSameShape(g)
    go(w.lanes, along: g.lanes, count: w.rows * w.width)
  }

  /// The same for `count` vectors.
  @inline(__always)
  func go(_ w: UnsafeMutablePointer<Lanes>, along g: UnsafePointer<Lanes>, count: Int) {
    for index in 0..<count { w[index] = w[index] + g[index] * scale * factor }
  }
}
