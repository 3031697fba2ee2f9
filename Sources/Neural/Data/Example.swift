/// One labelled example: what a network is shown, and what it should say.
public struct Example: Sendable, Hashable {
  /// The numbers that go into the network. Pixels are from 0, black, to 1, white, row by row.
  public let input: [Float]
  /// The class it belongs to: for a digit, 0 … 9.
  public let label: Int
  /// What the network should give: for a class, 1 in its place and 0 elsewhere ("one-hot").
  public let target: [Float]

  /// The input, where it is a image: 28 × 28 numbers for a handwritten digit, row by row, 0 for black, 1 for white.
  public var image: [Float] { input }
}
