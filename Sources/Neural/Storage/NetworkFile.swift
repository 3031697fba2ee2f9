// The file format of networks, version 1. All numbers are little-endian.
//
//   8 bytes    89 4C 4E 4E 0D 0A 1A 0A: "LNN" between bytes that transfer as text would change, as in PNG's signature
//   UInt32     version: 1
//   UInt32     cost function: 0 quadratic, 1 softmax cross-entropy
//   UInt32     number of layers, n
//   UInt32     number of inputs
//   n × 2 × UInt32   the layer table: neurons in the layer; its activation: 0 sigmoid, 1 ReLU, 2 tanh, 3 identity
//   Float…     the bits of every weight and bias, in the order of `Network.parameters`
//   UInt32     CRC-32 of everything before
//
// Goals, in this order: loading restores the saved bits; invalid, truncated and altered files are rejected before their content
// is used; the format can be read in a hex dump.

/// The encoder and decoder of network files.
enum NetworkFile {
  static let signature: [UInt8] = [0x89, 0x4C, 0x4E, 0x4E, 0x0D, 0x0A, 0x1A, 0x0A]
  static let version: UInt32 = 1
  /// The number of bytes before the layer table.
  private static let headerSize = 24

  /// Encodes a network.
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

  /// Decodes a network.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The name of the file, for error messages.
  /// - Throws: A `FileError` that states what was expected and what was found.
  static func network(_ bytes: [UInt8], file: String) throws(FileError) -> Network {
    func uint32(_ index: Int) -> UInt32 {
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
    guard uint32(8) == version else {
      throw FileError(file, "is a network file of version \(uint32(8)); expected version \(version)")
    }
    try requireBytes(headerSize, of: headerSize)
    // Sizes are used only after the file's length and checksum have been verified.
    let layerCount = Int(clamping: uint32(16))
    let (tableSize, overflow) = layerCount.multipliedReportingOverflow(by: 8)
    let (tableEnd, sumOverflow) = tableSize.addingReportingOverflow(headerSize)
    let tableFits = !overflow && !sumOverflow
    try requireBytes(tableFits ? tableEnd : .max, of: tableFits ? tableEnd : .max)
    let sizes = [uint32(20)] + stride(from: headerSize, to: tableEnd, by: 8).map { uint32($0) }
    let expected = size(tableEnd, sizes)
    if let error = FileError.size(file, expected: expected, found: bytes.count) { throw error }
    let (saved, found) = (uint32(expected - 4), CRC32.of(bytes[..<(expected - 4)]))
    guard saved == found else {
      throw FileError(file, "was altered: its checksum is \(saved), but its content's is \(found)")
    }

    // The checksum is right: errors from here on are errors of the program that wrote the file.
    let empty = FileError(file, "describes a network without layers, or with too few neurons in one")
    guard layerCount > 0, sizes.allSatisfy({ $0 > 0 }) else { throw empty }
    guard let cost = CostFunction.allCases.first(where: { $0.fileCode == uint32(12) }) else {
      throw FileError(file, "has a cost function with the code \(uint32(12)); expected 0 or 1")
    }
    guard sizes[layerCount] >= cost.minimumOutputs else { throw empty }
    var position = tableEnd
    var layers: [Layer] = []
    for l in 0..<layerCount {
      let activationCode = uint32(headerSize + 8 * l + 4)
      guard let activation = Activation.allCases.first(where: { $0.fileCode == activationCode }) else {
        throw FileError(
          file,
          "has an activation with the code \(activationCode) in layer \(l); expected 0 to \(Activation.allCases.count - 1)"
        )
      }
      var parameters = Parameters(inputs: Int(sizes[l]), outputs: Int(sizes[l + 1]))
      let end = position + 4 * parameters.count
      parameters.flattened = stride(from: position, to: end, by: 4).map { Float(bitPattern: uint32($0)) }
      layers.append(Layer(weights: parameters.weights, biases: parameters.biases, activation: activation))
      position = end
    }
    return Network(layers: layers, cost: cost)
  }

  /// The size of a file with layers of these numbers of inputs and outputs; `Int.max` if it overflows.
  private static func size(_ tableEnd: Int, _ sizes: [UInt32]) -> Int {
    var size = UInt64(tableEnd) + 4
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      // The product in parentheses is below 2⁶⁴; times four, it may overflow.
      let (numbers, overflow) = (UInt64(outputs) * (UInt64(inputs) + 1)).multipliedReportingOverflow(by: 4)
      let (sum, sumOverflow) = size.addingReportingOverflow(numbers)
      if overflow || sumOverflow { return .max }
      size = sum
    }
    return Int(clamping: size)
  }
}
