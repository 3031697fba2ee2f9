/// The numbers that a network computes for one input, layer by layer.
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
  /// For many inputs, one after the other, a `Predictor` is faster.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    Predictor(self)(input)
  }

  /// Computes the weighted inputs and activations of every layer for one input.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func forward(_ input: [Float]) -> ForwardPass {
    requireInput(input.count)
    let memory = Memory()
    let work = Workspace(for: self, capacity: 1, hasSparseInputs: false, mode: .none, memory: memory)
    return withExtendedLifetime(memory) {
      var (weightedInputs, activations): ([[Float]], [[Float]]) = ([], [input])
      var x = work.inputs
      x.setRow(0, to: input)
      for layer in work.layers {
        layer.activations.set(x, times: layer.w, adding: layer.b)
        weightedInputs.append(layer.activations.row(0))
        layer.activation.forward(layer.activations)
        activations.append(layer.activations.row(0))
        x = layer.activations
      }
      return ForwardPass(weightedInputs: weightedInputs, activations: activations)
    }
  }

  /// The class with the largest output, the first among equals; for a network with one output, 1 if it is at least a half,
  /// otherwise 0.
  public func classify(_ input: [Float]) -> Int {
    Predictor(self).classify(input)
  }
}
