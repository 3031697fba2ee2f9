/// Computes a network's outputs for one input after the other, in memory that is allocated once.
///
/// ```swift
/// let predictor = Predictor(network)
/// for position in digits.indices { print(predictor.classify(digits, at: position)) }
/// ```
///
/// A predictor has a copy of the weights that the network had when it was created. A predictor must not be used on several
/// threads at once.
public final class Predictor {
  private let network: Network
  private let memory = Memory()
  private lazy var denseWorkspace = workspace(hasSparseInputs: false)
  private lazy var sparseWorkspace = workspace(hasSparseInputs: true)

  /// Creates a predictor with the network's current weights.
  ///
  /// - Parameter network: The network.
  public init(_ network: Network) {
    self.network = network
  }

  /// Computes the activations of the last layer.
  ///
  /// - Parameter input: A number for each of the network's inputs.
  /// - Returns: The activations, one for each output.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    withExtendedLifetime(self) { outputs(input).row(0) }
  }

  /// Computes the class with the largest output, as `Network.classify(_:)`.
  ///
  /// - Parameter input: A number for each of the network's inputs.
  /// - Returns: The class, from 0.
  public func classify(_ input: [Float]) -> Int {
    withExtendedLifetime(self) { classification(of: outputs(input), row: 0) }
  }

  /// Computes the class of one of many examples. This is the fastest method for images, whose pixels are read in place.
  ///
  /// - Parameters:
  ///   - examples: Examples with this network's inputs.
  ///   - position: The index of the example, one of `examples.indices`.
  /// - Returns: The class, from 0.
  public func classify(_ examples: Examples, at position: Int) -> Int {
    network.requireInput(examples.inputSize)
    require(examples.indices ~= position, "No example \(position): there are \(examples.indices)")
    return withExtendedLifetime((self, examples)) {
      let workspace = examples.storage.rows.hasSparseInputs ? sparseWorkspace : denseWorkspace
      withUnsafePointer(to: examples.order[position]) { row in
        workspace.pointee.forward(UnsafeBufferPointer(start: row, count: 1), of: examples.storage.rows)
      }
      return classification(of: workspace.pointee.output, row: 0)
    }
  }

  private func outputs(_ input: [Float]) -> PanelView {
    network.requireInput(input.count)
    let workspace = denseWorkspace
    let (x, layer) = (workspace.pointee.inputs, workspace.pointee.layers[0])
    x.setRow(0, to: input)
    layer.activations.set(x, times: layer.w, adding: layer.b)
    workspace.pointee.forward(0..<1)
    return workspace.pointee.output
  }

  private func workspace(hasSparseInputs: Bool) -> UnsafePointer<Workspace> {
    Workspace.allocate(1, for: network, capacity: 1, hasSparseInputs: hasSparseInputs, mode: .none, memory: memory)
      .baseAddress.unsafelyUnwrapped
  }
}
