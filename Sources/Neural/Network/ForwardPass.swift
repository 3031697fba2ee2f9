/// The weighted inputs and activations of all layers for one input.
public struct ForwardPass: Sendable, Equatable {
  /// The weighted inputs z = w a + b: `weightedInputs[l]` belongs to `layers[l]`.
  public let weightedInputs: [[Float]]
  /// The activations: `activations[0]` is the input, `activations[l + 1]` is the output of `layers[l]`.
  public let activations: [[Float]]

  /// The activations of the last layer.
  public var output: [Float] { activations[activations.count - 1] }
}

extension Network {
  /// Computes the activations of the last layer.
  ///
  /// For many inputs, one after the other, a `Predictor` is faster.
  ///
  /// - Parameter input: A number for each of the network's inputs.
  /// - Returns: The activations, one for each output.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    Predictor(self)(input)
  }

  /// Computes the weighted inputs and activations of every layer.
  ///
  /// - Parameter input: A number for each of the network's inputs.
  /// - Returns: The weighted inputs and activations.
  public func forward(_ input: [Float]) -> ForwardPass {
    requireInput(input.count)
    let memory = Memory()
    let workspace = Workspace(for: self, capacity: 1, hasSparseInputs: false, mode: .none, memory: memory)
    return withExtendedLifetime(memory) {
      var (weightedInputs, activations): ([[Float]], [[Float]]) = ([], [input])
      var x = workspace.inputs
      x.setRow(0, to: input)
      for layer in workspace.layers {
        layer.activations.set(x, times: layer.w, adding: layer.b)
        weightedInputs.append(layer.activations.row(0))
        layer.activation.forward(layer.activations)
        activations.append(layer.activations.row(0))
        x = layer.activations
      }
      return ForwardPass(weightedInputs: weightedInputs, activations: activations)
    }
  }

  /// Computes the class with the largest output, the first of equal ones. For a network with a single output, it is 1 if the
  /// output is at least 0.5, otherwise 0.
  ///
  /// - Parameter input: A number for each of the network's inputs.
  /// - Returns: The class, from 0.
  public func classify(_ input: [Float]) -> Int {
    Predictor(self).classify(input)
  }
}
