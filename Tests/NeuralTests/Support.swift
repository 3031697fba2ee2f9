@testable import Neural

extension LaneMatrix {
  /// A matrix of random numbers between -1 and 1.
  init(rows: Int, columns: Int, random: inout Random) {
    self.init(rows: rows, columns: columns)
    for row in 0..<rows { setRow(row, to: (0..<columns).map { _ in random.uniform(in: -1...1) }) }
  }

  /// All numbers that are stored, padding included, as bits.
  var bits: [UInt32] {
    lanes.flatMap { vector in vector.indices.map { vector[$0].bitPattern } }
  }

  /// Whether everything past the last column is zero.
  var paddingIsZero: Bool {
    lanes.indices.allSatisfy { index in
      lanes[index].indices.allSatisfy { lane in
        (index % width) * 16 + lane < columns || lanes[index][lane] == 0
      }
    }
  }
}

extension Memory {
  /// A matrix of random numbers between -1 and 1.
  func matrix(rows: Int, columns: Int, random: inout Random) -> LaneView {
    let matrix = matrix(rows: rows, columns: columns)
    matrix.copy(LaneMatrix(rows: rows, columns: columns, random: &random))
    return matrix
  }
}

extension LaneView {
  /// All numbers that are stored, padding included, as bits.
  var bits: [UInt32] {
    (0..<rows * width).flatMap { index in lanes[index].indices.map { lanes[index][$0].bitPattern } }
  }
}

extension Examples {
  /// Random inputs and targets.
  init(count: Int, inputSize: Int, targetSize: Int, random: inout Random) {
    self.init(
      inputs: (0..<count).map { _ in (0..<inputSize).map { _ in random.unit() } },
      targets: (0..<count).map { _ in (0..<targetSize).map { _ in random.unit() } }
    )
  }
}

extension Network {
  /// A number that differs as soon as one bit of one weight does (FNV-1a over the bit patterns).
  var checksum: UInt64 {
    parameters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.bitPattern)) &* 0x0000_0100_0000_01B3 }
  }
}
