/// Where the inputs and targets of a data set are.
///
/// It points to memory that the data set owns, and counts no references: threads can take it along at no cost.
struct ExampleRows: @unchecked Sendable, BitwiseCopyable {
  enum Inputs: BitwiseCopyable {
    /// Images, whose pixels are from 0, black, to 1, white.
    case images(SparseImages)
    case numbers(UnsafeBufferPointer<Float>)
  }

  enum Targets: BitwiseCopyable {
    /// Classes; the target is 1 in the class's place and 0 elsewhere.
    case classes(UnsafeBufferPointer<UInt8>)
    case numbers(UnsafeBufferPointer<Float>)
  }

  let inputSize: Int
  let targetSize: Int
  let inputs: Inputs
  let targets: Targets

  var areImages: Bool {
    switch inputs {
    case .images: true
    case .numbers: false
    }
  }

  func input(_ row: Int) -> [Float] {
    switch inputs {
    case .images(let images): images.numbers(row)
    case .numbers(let numbers): Array(numbers[row * inputSize..<(row + 1) * inputSize])
    }
  }

  func target(_ row: Int) -> [Float] {
    switch targets {
    case .classes(let classes): (0..<targetSize).map { $0 == Int(classes[row]) ? 1 : 0 }
    case .numbers(let numbers): Array(numbers[row * targetSize..<(row + 1) * targetSize])
    }
  }

  /// Copies the inputs of some examples, where they are numbers, into the first rows of `x`.
  ///
  /// - Parameter rows: where the examples are.
  func copyNumbers(_ rows: UnsafeBufferPointer<Int>, to x: PanelView) {
    guard case .numbers(let numbers) = inputs, let start = numbers.baseAddress else { return }
    for i in 0..<rows.count { x.setRow(i, to: start + rows[i] * inputSize) }
  }

  /// Copies the targets of some examples into the first rows of `y`, if they are of its size: whoever asks a network only what it
  /// says may have others.
  ///
  /// - Parameter rows: where the examples are.
  func copyTargets(_ rows: UnsafeBufferPointer<Int>, to y: PanelView) {
    guard y.columns == targetSize else { return }
    switch targets {
    case .classes(let classes):
      y.clear()
      for i in 0..<rows.count { y[i, Int(classes[rows[i]])] = 1 }
    case .numbers(let numbers):
      guard let start = numbers.baseAddress else { return }
      for i in 0..<rows.count { y.setRow(i, to: start + rows[i] * targetSize) }
    }
  }
}
