// Networks as bytes, version 1. All numbers are little-endian.
//
//   8 bytes    89 4C 4E 4E 0D 0A 1A 0A: "LNN" between bytes that a transfer as text would change, an idea of PNG's
//   UInt32     version: 1
//   UInt32     cost function: 0 quadratic, 1 softmax cross-entropy
//   UInt32     number of layers, n
//   UInt32     number of inputs
//   n × 2 × UInt32   neurons in the layer; its activation: 0 sigmoid, 1 ReLU, 2 tanh, 3 identity
//   Float…     the bits of every weight and bias, in the order of `Network.parameters`
//   UInt32     CRC-32 of everything before
//
// Goals, in this order: what comes back has the same bits; what is not such a file, or no longer, is refused before a
// number of it is believed; a reader can take it apart with a hex dump.

enum NetworkFile {
  static let signature: [UInt8] = [0x89, 0x4C, 0x4E, 0x4E, 0x0D, 0x0A, 0x1A, 0x0A]
  static let version: UInt32 = 1
  /// The bytes before the list of layers.
  private static let headerSize = 24

  static func bytes(of network: Network) -> [UInt8] {
    var bytes = signature
    func append(_ number: UInt32) {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    append(version)
    append(network.costFunction.fileCode)
    append(UInt32(network.layers.count))
    append(UInt32(network.layers[0].inputs))
    for layer in network.layers {
      append(UInt32(layer.outputs))
      append(layer.activation.fileCode)
    }
    for parameter in network.parameters { append(parameter.bitPattern) }
    append(CRC32.of(bytes))
    return bytes
  }

  /// - Parameter file: a name for errors.
  static func network(_ bytes: [UInt8], file: String) throws(FileError) -> Network {
    func number(_ index: Int) -> UInt32 {
      bytes[index..<index + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard signature.starts(with: bytes.prefix(signature.count)), !bytes.isEmpty else {
      let start = bytes.prefix(4).map { "\($0)" }.joined(separator: " ")
      throw FileError(file, "is not a network file: \(bytes.isEmpty ? "it is empty" : "it begins with \(start)")")
    }
    func requireBytes(_ count: Int, of expected: Int) throws(FileError) {
      if bytes.count < count, let error = FileError.size(file, expected: expected, found: bytes.count) { throw error }
    }
    try requireBytes(12, of: headerSize)
    guard number(8) == version else {
      throw FileError(file, "is a network file of version \(number(8)); expected version \(version)")
    }
    try requireBytes(headerSize, of: headerSize)
    // Sizes are not believed before the file is as long as they say and its checksum is right.
    let layerCount = Int(clamping: number(16))
    let (listSize, overflow) = layerCount.multipliedReportingOverflow(by: 8)
    let (listEnd, sumOverflow) = listSize.addingReportingOverflow(headerSize)
    let listSizeIsKnown = !overflow && !sumOverflow
    try requireBytes(listSizeIsKnown ? listEnd : .max, of: listSizeIsKnown ? listEnd : .max)
    let sizes = [number(20)] + stride(from: headerSize, to: listEnd, by: 8).map { number($0) }
    let expected = size(listEnd, sizes)
    if let error = FileError.size(file, expected: expected, found: bytes.count) { throw error }
    let (saved, found) = (number(expected - 4), CRC32.of(bytes[..<(expected - 4)]))
    guard saved == found else {
      throw FileError(file, "was altered: its checksum is \(saved), but its content's is \(found)")
    }

    // From here on, whatever is wrong was wrong when it was written.
    let empty = FileError(file, "describes a network without layers, or with too few neurons in one")
    guard layerCount > 0, sizes.allSatisfy({ $0 > 0 }) else { throw empty }
    guard let cost = CostFunction.allCases.first(where: { $0.fileCode == number(12) }) else {
      throw FileError(file, "has a cost function with the code \(number(12)); expected 0 or 1")
    }
    guard sizes[layerCount] >= cost.minimumOutputs else { throw empty }
    var position = listEnd
    var layers: [Layer] = []
    for l in 0..<layerCount {
      let activationCode = number(headerSize + 8 * l + 4)
      guard let activation = Activation.allCases.first(where: { $0.fileCode == activationCode }) else {
        throw FileError(file, "has an activation with the code \(activationCode) in layer \(l); expected 0 to 3")
      }
      var parameters = Parameters(inputs: Int(sizes[l]), outputs: Int(sizes[l + 1]))
      let end = position + 4 * parameters.count
      parameters.flattened = stride(from: position, to: end, by: 4).map { Float(bitPattern: number($0)) }
      layers.append(Layer(weights: parameters.weights, biases: parameters.biases, activation: activation))
      position = end
    }
    return Network(layers: layers, cost: cost)
  }

  /// The size of the file whose layers have these numbers of inputs and outputs; where it is beyond all measure, the
  /// largest number.
  private static func size(_ listEnd: Int, _ sizes: [UInt32]) -> Int {
    var size = UInt64(listEnd) + 4
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      // Below 2⁶⁴, and so is four times it, but for sizes that no file has.
      let (numbers, overflow) = (UInt64(outputs) * (UInt64(inputs) + 1)).multipliedReportingOverflow(by: 4)
      let (sum, sumOverflow) = size.addingReportingOverflow(numbers)
      if overflow || sumOverflow { return .max }
      size = sum
    }
    return Int(clamping: size)
  }
}
