/// The memory of a data set: `count` inputs and targets, one after the other.
struct ExampleStorage: Sendable {
  enum Inputs: Sendable {
    /// Pixels from 0, black, to 255, white.
    case pixels([UInt8])
    case numbers([Float])
  }

  enum Targets: Sendable {
    /// Classes; the target is 1 in the class's place and 0 elsewhere.
    case classes([UInt8])
    case numbers([Float])
  }

  let count: Int
  let inputSize: Int
  let targetSize: Int
  let inputs: Inputs
  let targets: Targets

  func example(_ row: Int) -> Example {
    var input = LaneMatrix(rows: 1, columns: inputSize)
    var target = LaneMatrix(rows: 1, columns: targetSize)
    copy(row, toRow: 0, ofInputs: &input, targets: &target)
    let targetRow = target.row(0)
    return Example(input: input.row(0), label: classification(of: targetRow), target: targetRow)
  }

  /// Copies example `source` into one row of two matrices, pixels as numbers from 0 to 1.
  func copy(_ source: Int, toRow row: Int, ofInputs x: inout LaneMatrix, targets y: inout LaneMatrix) {
    switch inputs {
    case .pixels(let pixels):
      x.setRow(row, toPixels: pixels, at: source * inputSize)
    case .numbers(let numbers):
      for column in 0..<inputSize { x[row, column] = numbers[source * inputSize + column] }
    }
    switch targets {
    case .classes(let classes):
      for column in 0..<targetSize { y[row, column] = column == Int(classes[source]) ? 1 : 0 }
    case .numbers(let numbers):
      for column in 0..<targetSize { y[row, column] = numbers[source * targetSize + column] }
    }
  }
}

extension LaneMatrix {
  /// Sets a row to `columns` pixels, each divided by 255.
  ///
  /// The quotient is the nearest Float, as division gives it, but without dividing: 1/255 = 2⁻⁸ + 2⁻¹⁶ + …, and a byte
  /// times the first two terms is exact.
  mutating func setRow(_ row: Int, toPixels pixels: [UInt8], at start: Int) {
    let (columns, first) = (columns, row * width)
    pixels.withUnsafeBytes { pixels in
      for index in 0..<columns / Lanes.scalarCount {
        let offset = start + index * Lanes.scalarCount
        let bytes = Lanes(pixels.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self))
        lanes[first + index] = bytes * (0x1p-8 + 0x1p-16) + bytes * 0x1.0101p-24
      }
    }
    for column in columns - columns % Lanes.scalarCount..<columns {
      self[row, column] = Float(pixels[start + column]) / 255
    }
  }
}
