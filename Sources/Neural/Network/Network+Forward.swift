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
  /// - Parameter input: as many numbers as the network has inputs.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    run(input).output.row(0)
  }

  /// Everything that is computed on the way from the input to the output.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func forward(_ input: [Float]) -> ForwardPass {
    let work = run(input)
    return ForwardPass(
      weightedInputs: work.weightedInputs.map { $0.row(0) },
      activations: work.activations.map { $0.row(0) }
    )
  }

  /// The class that the network finds most likely: the index of the largest output, the first of equals; for a network
  /// with one output, 1 if that is at least a half, otherwise 0.
  public func classify(_ input: [Float]) -> Int {
    classification(of: self(input))
  }

  private func run(_ input: [Float]) -> Workspace {
    requireInput(input.count)
    var work = Workspace(for: self, capacity: 1)
    work.activations[0].setRow(0, to: input)
    forward(&work)
    return work
  }

  /// Takes the examples in the workspace from the input to the output.
  func forward(_ work: inout Workspace) {
    for l in layers.indices {
      layers[l].forward(
        work.activations[l],
        weightedInputs: &work.weightedInputs[l],
        activations: &work.activations[l + 1]
      )
    }
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
