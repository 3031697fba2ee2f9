/// One labelled example: an input, its class and the target output.
public struct Example: Sendable, Hashable {
  /// The network's input. For an image: the pixels row by row, from 0 (black) to 1 (white).
  public let input: [Float]
  /// The class of the example, from 0; for a handwritten digit, 0 … 9.
  public let label: Int
  /// The output that the network is trained to produce. For a class it is one-hot: 1 at the class's index, 0 elsewhere.
  public let target: [Float]

  /// The input under another name, for inputs that are images: 28 × 28 pixels for a handwritten digit.
  public var image: [Float] { input }
}
