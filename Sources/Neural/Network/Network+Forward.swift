/// What a network computed for one input, layer by layer.
public struct ForwardPass: Sendable, Equatable {
  /// Weighted inputs z = w a + b: `weightedInputs[l]` belongs to `layers[l]`.
  public let weightedInputs: [[Float]]
  /// Activations: `activations[0]` is the input, `activations[l + 1]` comes out of `layers[l]`.
  public let activations: [[Float]]

  /// The activations of the last layer.
  public var output: [Float] { activations[activations.count - 1] }
}

extension Network {
  /// The activations of the last layer.
  ///
  /// For many inputs, one after the other, a `Reader` is faster.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    Reader(self)(input)
  }

  /// Everything that is computed on the way from the input to the output.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func forward(_ input: [Float]) -> ForwardPass {
    requireInput(input.count)
    let memory = Memory()
    let work = Workspace(for: self, capacity: 1, forPictures: false, learns: .nothing, memory: memory)
    return withExtendedLifetime(memory) {
      var (weightedInputs, activations): ([[Float]], [[Float]]) = ([], [input])
      var x = work.inputs
      x.setRow(0, to: input)
      for layer in work.layers {
        layer.weightedInputs(of: x, examples: 0..<1)
        weightedInputs.append(layer.activations.row(0))
        layer.activate(0..<1)
        activations.append(layer.activations.row(0))
        x = layer.activations
      }
      return ForwardPass(weightedInputs: weightedInputs, activations: activations)
    }
  }

  /// The class that the network finds most likely: the index of the largest output, the first of equals; for a network
  /// with one output, 1 if that is at least a half, otherwise 0.
  public func classify(_ input: [Float]) -> Int {
    Reader(self).classify(input)
  }
}

/// The class that outputs or targets speak for: the index of the largest, the first of equals; of a single number, 1 if
/// it is at least a half, otherwise 0.
func classification(of outputs: [Float]) -> Int {
  if outputs.count == 1 { return outputs[0] >= 0.5 ? 1 : 0 }
  var best = 0
  for index in outputs.indices where outputs[index] > outputs[best] { best = index }
  return best
}

/// The same for one row of a matrix.
func classification(of outputs: LaneView, row: Int) -> Int {
  if outputs.columns == 1 { return outputs[row, 0] >= 0.5 ? 1 : 0 }
  var (best, largest) = (0, outputs[row, 0])
  for panel in 0..<outputs.panels {
    let first = panel &* Lanes.scalarCount
    let numbers = outputs.numbersOfRow(row, panel: panel)
    for lane in 0..<numbers.count / 4 {
      // Choices, not branches: which one is the largest cannot be guessed, and a processor that guesses wrong has to wait for it.
      let output = numbers.load(fromByteOffset: 4 &* lane, as: Float.self)
      let isLarger = output > largest
      largest = isLarger ? output : largest
      best = isLarger ? first &+ lane : best
    }
  }
  return best
}
