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
    let target = target(row)
    return Example(input: input(row), label: classification(of: target), target: target)
  }

  private func input(_ row: Int) -> [Float] {
    let range = row * inputSize..<(row + 1) * inputSize
    return switch inputs {
    case .pixels(let pixels): pixels[range].map { Float($0) / 255 }
    case .numbers(let numbers): Array(numbers[range])
    }
  }

  private func target(_ row: Int) -> [Float] {
    switch targets {
    case .classes(let classes): (0..<targetSize).map { $0 == Int(classes[row]) ? 1 : 0 }
    case .numbers(let numbers): Array(numbers[row * targetSize..<(row + 1) * targetSize])
    }
  }

  /// Copies the inputs of some examples into the same rows of `x`, pixels as numbers from 0 to 1.
  ///
  /// - Parameters:
  ///   - rows: where examples are; `range` says which of them, `first` where in `rows` row 0 of `x` is.
  ///   - witness: something that changes with the next example's pixels, see `touch`.
  func copyInputs(_ rows: [Int], from first: Int, _ range: Range<Int>, to x: SparseRows, witness: inout UInt8) {
    switch inputs {
    case .pixels(let pixels):
      pixels.withUnsafeBufferPointer { pixels in
        guard let start = pixels.baseAddress else { return }
        for i in range {
          let next = first + i + 8
          if next % 8 == 0 {
            for row in rows[min(next, rows.count)..<min(next + 8, rows.count)] {
              touch(start + row * inputSize, witness: &witness)
            }
          }
          x.setRow(i, toPixels: start + rows[first + i] * inputSize)
        }
      }
    case .numbers(let numbers):
      numbers.withUnsafeBufferPointer { numbers in
        guard let start = numbers.baseAddress else { return }
        for i in range { x.setRow(i, to: start + rows[first + i] * inputSize) }
      }
    }
  }

  /// Reads one pixel of each cache line of an example that will come soon.
  ///
  /// Examples are taken in a random order, so no processor guesses which comes next, and waiting for the memory took a fifth
  /// of a small network's time. Eight examples are waited for together. What was read ends up in `witness`, so that the
  /// compiler cannot leave it out.
  @inline(__always)
  private func touch(_ pixels: UnsafePointer<UInt8>, witness: inout UInt8) {
    for offset in stride(from: 0, to: inputSize, by: 64) { witness ^= pixels[offset] }
  }

  /// Copies the targets of some examples into the same rows of `y`.
  func copyTargets(_ rows: [Int], from first: Int, _ range: Range<Int>, to y: LaneView) {
    switch targets {
    case .classes(let classes):
      y.rows(range).clear()
      for i in range { y[i, Int(classes[rows[first + i]])] = 1 }
    case .numbers(let numbers):
      for i in range {
        let start = rows[first + i] * targetSize
        for column in 0..<targetSize { y[i, column] = numbers[start + column] }
      }
    }
  }
}
