/// A network made ready to look at many inputs, one by one: its memory is allocated once.
///
/// ```swift
/// let reader = Reader(network)
/// for position in digits.indices { print(reader.classify(digits, at: position)) }
/// ```
///
/// It keeps the weights that the network had when it was made. It is for one thread: make one for each.
public final class Reader {
  private let network: Network
  private let memory = Memory()
  private lazy var forNumbers = workspace(forPictures: false)
  private lazy var forPictures = workspace(forPictures: true)

  /// A reader with the network's present weights.
  public init(_ network: Network) {
    self.network = network
  }

  /// The activations of the last layer.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    withExtendedLifetime(self) { read(input).row(0) }
  }

  /// The class that the network finds most likely: see `Network.classify`.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func classify(_ input: [Float]) -> Int {
    withExtendedLifetime(self) { classification(of: read(input), row: 0) }
  }

  /// The class that the network finds most likely for one of many examples: the quickest way for pictures, whose pixels are read
  /// where they are.
  ///
  /// - Parameter position: one of `examples.indices`.
  public func classify(_ examples: Examples, at position: Int) -> Int {
    network.requireInput(examples.inputSize)
    require(examples.indices ~= position, "No example \(position): there are \(examples.indices)")
    return withExtendedLifetime((self, examples)) {
      let workspace = examples.storage.rows.arePictures ? forPictures : forNumbers
      withUnsafePointer(to: examples.order[position]) { row in
        workspace.pointee.forward(UnsafeBufferPointer(start: row, count: 1), of: examples.storage.rows)
      }
      return classification(of: workspace.pointee.output, row: 0)
    }
  }

  private func read(_ input: [Float]) -> LaneView {
    network.requireInput(input.count)
    let workspace = forNumbers
    workspace.pointee.inputs.setRow(0, to: input)
    workspace.pointee.layers[0].weightedInputs(of: workspace.pointee.inputs, examples: 0..<1)
    workspace.pointee.forward(0..<1)
    return workspace.pointee.output
  }

  private func workspace(forPictures: Bool) -> UnsafePointer<Workspace> {
    Workspace.several(1, for: network, capacity: 1, forPictures: forPictures, learns: .nothing, memory: memory)
      .baseAddress.unsafelyUnwrapped
  }
}
