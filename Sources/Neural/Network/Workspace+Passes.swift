// The way of some examples through a network and back: backpropagation, layer by layer. δ is ∂C/∂z, a layer's error, times
// the factor that makes a step of it.
//
// Threads that learn share the work in two ways. What belongs to an example (its activations, cost and errors) is done by the
// thread that has the example. What belongs to a weight is done by the thread that has the weight, for all examples: adding up its
// gradient, and in the first layer, which has most of the weights, its products with pictures. So weights stay in the cache of one
// core, and only activations and errors, which are few, go from core to core. `Pass` says who does what when. Forward only, each
// thread has examples of its own, and a workspace.

extension Workspace {
  /// Forward: examples, in the first rows, all the way to the output.
  ///
  /// - Parameter rows: where they are in the data set.
  func forward(_ rows: UnsafeBufferPointer<Int>, of examples: ExampleRows) {
    let range = 0..<rows.count
    if case .pixels(let lists) = examples.inputs { addUp(rows, of: lists, turn: 0, .all) }
    weigh(rows, of: examples, turn: 0, range)
    forward(range)
  }

  /// Forward, for pictures: the first layer's products with some of its weights.
  ///
  /// - Parameters:
  ///   - pictures: which ones; the first is row 0.
  ///   - turn: which sums to write to: 0 or 1.
  ///   - share: which weights: this thread's.
  @inline(__always)
  func addUp(_ pictures: UnsafeBufferPointer<Int>, of lists: PixelLists, turn: Int, _ share: Share) {
    let sums = sums(turn)
    func addUpStrip<Row: StripRow>(_ row: Row.Type, _ panel: Int, _ parts: Range<Int>) {
      let z = (sums.first.strip(panel, of: row), sums.second.strip(panel, of: row))
      lists.sums(of: pictures, parts: parts, times: layers[0].w.strip(panel), into: z)
    }
    forEachStrip(of: lists, share) { panel, parts, isPair in
      if isPair { addUpStrip(LanePair.self, panel, parts) } else { addUpStrip(Lanes.self, panel, parts) }
    }
  }

  /// Forward: the first layer's weighted inputs; for pictures, from the products.
  ///
  /// - Parameters:
  ///   - rows: where the examples are in the data set.
  ///   - range: which rows they have here.
  @inline(__always)
  func weigh(_ rows: UnsafeBufferPointer<Int>, of examples: ExampleRows, turn: Int, _ range: Range<Int>) {
    switch examples.inputs {
    case .pixels(let lists): weighSums(of: lists, turn: turn, range)
    case .numbers:
      examples.copyNumbers(rows, to: inputs.rows(range))
      layers[0].weightedInputs(of: inputs, examples: range)
    }
  }

  @inline(__always)
  private func weighSums(of lists: PixelLists, turn: Int, _ range: Range<Int>) {
    let sums = sums(turn)
    let (first, second) = (sums.first.rows(range), sums.second.rows(range))
    let (z, b) = (layers[0].activations.rows(range), layers[0].b)
    for index in 0..<z.panels {
      let (z, first, second, b) = (z.panel(index), first.panel(index), second.panel(index), b.panel(index)[0])
      if lists.parts == 1 {
        for i in 0..<range.count { z[i] = first[i] + b }
      } else {
        for i in 0..<range.count { z[i] = first[i] + second[i] + b }
      }
    }
  }

  /// Forward, from the first layer's weighted inputs to the output.
  @inline(__always)
  func forward(_ range: Range<Int>) {
    layers[0].activate(range)
    for l in layers.indices.dropFirst() {
      layers[l].weightedInputs(of: layers[l - 1].activations, examples: range)
      layers[l].activate(range)
    }
  }

  /// The cost of each example.
  @inline(__always)
  func findCosts(_ range: Range<Int>) {
    costFunction.forward(output.rows(range), targets: targets.rows(range), into: costs + range.lowerBound)
  }

  /// Backward, from the output to the first layer: each layer's errors.
  ///
  /// - Parameter factor: what all of them are multiplied with.
  @inline(__always)
  func backward(_ range: Range<Int>, times factor: Float) {
    for l in layers.indices.reversed() {
      guard let learning = layers[l].learning else { continue }
      if l == layers.count - 1 {
        let errors = learning.errors.rows(range)
        costFunction.backward(output.rows(range), targets: targets.rows(range), times: factor, into: errors)
      }
      layers[l].errors(range, in: learning)
      if l > 0, let before = layers[l - 1].learning {
        layers[l].inputErrors(range, in: learning, into: before.errors)
      }
    }
  }

  /// Backward, to the weights of the first layer: adds the gradients of some pictures.
  ///
  /// - Parameters:
  ///   - pictures: which ones; the first is row 0.
  ///   - share: which weights: this thread's.
  ///   - step: the step that their batch makes, where it is complete with these examples and `learns` says so.
  @inline(__always)
  func learnFirstLayer(
    from pictures: UnsafeBufferPointer<Int>,
    of lists: PixelLists,
    _ share: Share,
    step: OptimiserStep?
  ) {
    guard let learning = layers[0].learning else { return }
    func learnStrip<Row: StripRow>(_ row: Row.Type, _ panel: Int, _ panels: Int, _ parts: Range<Int>) {
      let (errors, g) = (learning.errors.strip(panel, of: row), learning.w.strip(panel, of: row))
      for part in parts {
        lists.addGradient(of: pictures, part: part, times: errors, to: g)
        guard let step else { continue }
        let rows = SplitRows.rows(ofPart: part, inputs: lists.pixelCount)
        layers[0].stepWeights(step, rows: rows, panels: panel..<panel + panels, in: learning)
      }
    }
    forEachStrip(of: lists, share) { panel, parts, isPair in
      if isPair { learnStrip(LanePair.self, panel, 2, parts) } else { learnStrip(Lanes.self, panel, 1, parts) }
    }
  }

  /// The same for the other layers' weights and for all biases: adds the gradients of the first `count` examples.
  @inline(__always)
  func learnOtherLayers(from count: Int, _ share: Share, step: OptimiserStep?) {
    for l in layers.indices.dropFirst() { learnLayer(l, from: count, share, step: step) }
    learnBiases(count: count, share, step: step)
  }

  /// The same for one layer whose inputs are numbers.
  @inline(__always)
  func learnLayer(_ l: Int, from count: Int, _ share: Share, step: OptimiserStep?) {
    let layer = layers[l]
    guard let learning = layer.learning else { return }
    // A small layer has a single block of inputs: not all of them go to the same thread.
    let blocks = share.rotated(by: l).of(blocksOfSixteen(layer.w.rows))
    let x = l == 0 ? inputs : layers[l - 1].activations
    layer.addGradient(of: x, count: count, blocks: blocks, in: learning)
    guard step != nil || learns.isAtOnce else { return }
    if let step { layer.stepWeights(step, rows: layer.inputs(blocks), panels: 0..<layer.w.panels, in: learning) }
    if let transposed = learning.transposed { layer.w.transpose(blocks: blocks, into: transposed) }
  }

  private func learnBiases(count: Int, _ share: Share, step: OptimiserStep?) {
    guard share.isFirst else { return }
    for layer in layers {
      guard let learning = layer.learning else { continue }
      layer.addBiasGradient(count: count, in: learning)
      if let step { layer.stepBiases(step, in: learning) }
    }
  }

  @inline(__always)
  private func sums(_ turn: Int) -> Halves {
    turn == 0 ? sums.0 : sums.1
  }

  /// Goes through a share of the first layer's weights: two panels of outputs at once, or the last one alone, and one part of the inputs
  /// or both. A panel stands alone too where a share has only one of two.
  @inline(__always)
  private func forEachStrip(
    of lists: PixelLists,
    _ share: Share,
    _ body: (_ panel: Int, _ parts: Range<Int>, _ isPair: Bool) -> Void
  ) {
    let (parts, count) = (lists.parts, layers[0].w.panels)
    // Numbered two panels by two panels; of these part by part; and of these panel by panel.
    let mine = share.of(count * parts)
    var next = mine.lowerBound
    while next < mine.upperBound {
      let panel = next / (2 * parts) * 2
      let (panels, start) = (min(2, count - panel), panel * parts)
      let (first, end) = (next - start, min(mine.upperBound - start, panels * parts))
      if first % panels == 0, end - first >= panels {
        let whole = first / panels..<end / panels
        body(panel, whole, panels == 2)
        next += whole.count * panels
      } else {
        body(panel + first % panels, first / panels..<first / panels + 1, false)
        next += 1
      }
    }
  }
}
