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
  private let work: Workspace

  public init(_ network: Network) {
    self.network = network
    work = Workspace(for: network, capacity: 1, learns: false)
  }

  /// The activations of the last layer.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func callAsFunction(_ input: [Float]) -> [Float] {
    read(input)
    return work.output.row(0)
  }

  /// The class that the network finds most likely: see `Network.classify`.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  public func classify(_ input: [Float]) -> Int {
    read(input)
    return classification(of: work.output, row: 0)
  }

  /// The class that the network finds most likely for one of many examples; pixels are read as the bytes that they are.
  public func classify(_ examples: Examples, at position: Int) -> Int {
    network.requireInput(examples.inputSize)
    require(examples.indices ~= position, "No example \(position): there are \(examples.indices)")
    work.load(examples, rows: examples.order, from: position, 0..<1, withTargets: false)
    work.forward(0..<1)
    return classification(of: work.output, row: 0)
  }

  private func read(_ input: [Float]) {
    network.requireInput(input.count)
    work.load(input)
    work.forward(0..<1)
  }
}
