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
  /// For inputs that are numbers.
  private let work: Workspace
  /// For pictures.
  private let pictureWork: Workspace
  private let memory = Memory()

  public init(_ network: Network) {
    self.network = network
    work = Workspace(for: network, capacity: 1, forPictures: false, learns: .nothing, memory: memory)
    pictureWork = Workspace(for: network, capacity: 1, forPictures: true, learns: .nothing, memory: memory)
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
    switch examples.storage.rows.inputs {
    case .pixels(let lists):
      withUnsafePointer(to: examples.order[position]) { row in
        pictureWork.addUp(UnsafeBufferPointer(start: row, count: 1), of: lists, turn: 0, .all)
      }
      pictureWork.weighSums(of: lists, turn: 0, 0..<1)
      pictureWork.forward(0..<1)
      return classification(of: pictureWork.output, row: 0)
    case .numbers: read(examples[position].input)
    }
    return classification(of: work.output, row: 0)
  }

  private func read(_ input: [Float]) {
    network.requireInput(input.count)
    work.inputs.setRow(0, to: input)
    work.weighNumbers(0..<1)
    work.forward(0..<1)
  }
}
