/// Computes a network's outputs for many inputs, one by one, in memory that is allocated once.
///
/// ```swift
/// let predictor = Predictor(network)
/// for position in digits.indices { print(predictor.classify(digits, at: position)) }
/// ```
///
/// A predictor keeps the weights that the network had when it was created. Use each predictor on one thread only.
public final class Predictor {
  private let network: Network
  private let memory = Memory()
  private lazy var forNumbers = workspace(hasSparseInputs: false)
  private lazy var forImages = workspace(hasSparseInputs: true)

  /// Creates a predictor with the network's present weights.
  public init(_ network: Network) {
    self.network = network
  }

  /// The activations of the last layer.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    withExtendedLifetime(self) { outputs(input).row(0) }
  }

  /// The class that the network finds most likely: see `Network.classify`.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func classify(_ input: [Float]) -> Int {
    withExtendedLifetime(self) { classification(of: outputs(input), row: 0) }
  }

  /// The class that the network finds most likely for one of many examples: the fastest way for images, whose pixels are read in
  /// place.
  ///
  /// - Parameters:
  ///   - examples: with inputs as long as the network's.
  ///   - position: one of `examples.indices`.
  public func classify(_ examples: Examples, at position: Int) -> Int {
    network.requireInput(examples.inputSize)
    require(examples.indices ~= position, "No example \(position): there are \(examples.indices)")
    return withExtendedLifetime((self, examples)) {
      let workspace = examples.storage.rows.areImages ? forImages : forNumbers
      withUnsafePointer(to: examples.order[position]) { row in
        workspace.pointee.forward(UnsafeBufferPointer(start: row, count: 1), of: examples.storage.rows)
      }
      return classification(of: workspace.pointee.output, row: 0)
    }
  }

  private func outputs(_ input: [Float]) -> PanelView {
    network.requireInput(input.count)
    let workspace = forNumbers
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
