// DEFLATE (RFC 1951) backwards: a stream of blocks, each stored as it is, or as Huffman codes of single bytes and of
// repetitions, "so many bytes, as they were so far back".
//
// Goals, in this order: no input, however damaged, does anything but give bytes or throw; code that reads like the RFC;
// speed enough for MNIST's 47 megabytes in less than a second.

/// Unpacks a DEFLATE stream.
struct Inflate {
  private var bits: BitReader
  private var output: [UInt8] = []
  private let limit: Int

  /// Unpacks one stream.
  ///
  /// - Parameters:
  ///   - bytes: where it is.
  ///   - start: its first byte.
  ///   - limit: how many bytes may come out.
  /// - Returns: what comes out, and the position of the first byte after the stream.
  static func unpack(_ bytes: [UInt8], from start: Int, limit: Int) throws(GzipError) -> (bytes: [UInt8], end: Int) {
    var stream = Inflate(bits: BitReader(bytes, at: start), limit: limit)
    var isLast = false
    while !isLast {
      isLast = try stream.bits.take(1) == 1
      switch try stream.bits.take(2) {
      case 0: try stream.storedBlock()
      case 1: try stream.codedBlock(literals: fixedLiterals(), distances: fixedDistances())
      case 2: try stream.dynamicBlock()
      default: throw .damaged("it has a block of an unknown kind")
      }
    }
    return (stream.output, stream.bits.skipToByte())
  }

  private init(bits: BitReader, limit: Int) {
    self.bits = bits
    self.limit = limit
  }

  private mutating func storedBlock() throws(GzipError) {
    let header = Array(try bits.takeBytes(4))
    let count = Int(header[0]) | Int(header[1]) << 8
    let complement = Int(header[2]) | Int(header[3]) << 8
    if count ^ complement != 0xFFFF { throw .damaged("a block's length contradicts itself") }
    try requireRoom(for: count)
    output += try bits.takeBytes(count)
  }

  /// A block that begins with its own codes: their lengths, themselves coded.
  private mutating func dynamicBlock() throws(GzipError) {
    let literalCount = try bits.take(5) + 257
    let distanceCount = try bits.take(5) + 1
    let lengthCount = try bits.take(4) + 4
    if literalCount > 286 || distanceCount > 30 { throw .damaged("a block has too many codes") }
    var lengthsOfLengths = Array(repeating: UInt8(0), count: 19)
    for symbol in Inflate.orderOfLengths.prefix(lengthCount) { lengthsOfLengths[symbol] = UInt8(try bits.take(3)) }
    let lengthCode = try HuffmanCode(lengths: lengthsOfLengths[...])

    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try lengthCode.next(from: &bits)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .damaged("a block repeats a length before its first") }
        lengths += Array(repeating: last, count: try bits.take(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try bits.take(3) + 3)
      case 18: lengths += Array(repeating: 0, count: try bits.take(7) + 11)
      default: lengths.append(UInt8(symbol))
      }
    }
    if lengths.count > literalCount + distanceCount { throw .damaged("a block has too many codes") }
    if lengths[Inflate.endOfBlock] == 0 { throw .damaged("a block has no code for its end") }
    try codedBlock(
      literals: HuffmanCode(lengths: lengths[..<literalCount]),
      distances: HuffmanCode(lengths: lengths[literalCount...])
    )
  }

  private mutating func codedBlock(literals: HuffmanCode, distances: HuffmanCode) throws(GzipError) {
    while true {
      let symbol = try literals.next(from: &bits)
      if symbol < Inflate.endOfBlock {
        try requireRoom(for: 1)
        output.append(UInt8(symbol))
        continue
      }
      if symbol == Inflate.endOfBlock { return }
      guard symbol - 257 < Inflate.lengths.count else { throw .damaged("it has a length that stands for nothing") }
      let length = Inflate.lengths[symbol - 257] + (try bits.take(Inflate.extraLengthBits[symbol - 257]))
      let code = try distances.next(from: &bits)
      guard code < Inflate.distances.count else { throw .damaged("it has a distance that stands for nothing") }
      let distance = Inflate.distances[code] + (try bits.take(code < 2 ? 0 : code / 2 - 1))
      guard distance <= output.count else { throw .damaged("it repeats bytes from before its beginning") }
      try requireRoom(for: length)
      // One by one: a repetition may repeat itself.
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private func requireRoom(for count: Int) throws(GzipError) {
    if count > limit - output.count { throw .tooLarge(limit: limit) }
  }

  private static let endOfBlock = 256
  /// The order in which a block gives the lengths of the codes for lengths.
  private static let orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  /// For the symbols from 257 on the length they begin at, and how many bits say how much longer it is.
  private static let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let extraLengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]

  private static func fixedLiterals() throws(GzipError) -> HuffmanCode {
    let runs: [(length: UInt8, count: Int)] = [(8, 144), (9, 112), (7, 24), (8, 8)]
    return try HuffmanCode(lengths: runs.flatMap { Array(repeating: $0.length, count: $0.count) }[...])
  }

  private static func fixedDistances() throws(GzipError) -> HuffmanCode {
    try HuffmanCode(lengths: Array(repeating: UInt8(5), count: 32)[...])
  }
}
