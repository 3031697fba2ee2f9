/// Pointers to the inputs and targets of a data set, with a row for each example.
///
/// The memory belongs to the data set's `ExampleStorage`. A value is trivially copyable, so that threads can copy it without
/// counting references.
struct ExampleRows: @unchecked Sendable, BitwiseCopyable {
  /// The storage of inputs.
  enum Inputs: BitwiseCopyable {
    /// Sparse images, whose inputs are from 0, black, to 1, white.
    case images(SparseImages)
    /// A matrix of (count, inputSize) in row-major order.
    case dense(UnsafeBufferPointer<Float>)
  }

  /// The storage of targets.
  enum Targets: BitwiseCopyable {
    /// The class of each example; the target is one-hot.
    case classes(UnsafeBufferPointer<UInt8>)
    /// A matrix of (count, targetSize) in row-major order.
    case dense(UnsafeBufferPointer<Float>)
  }

  let inputSize: Int
  let targetSize: Int
  let inputs: Inputs
  let targets: Targets

  /// True if the inputs are sparse images.
  var hasSparseInputs: Bool {
    switch inputs {
    case .images: true
    case .dense: false
    }
  }

  /// Returns the input of the example in a row.
  func input(_ row: Int) -> [Float] {
    switch inputs {
    case .images(let images): images.pixels(of: row)
    case .dense(let numbers): Array(numbers[row * inputSize..<(row + 1) * inputSize])
    }
  }

  /// Returns the target of the example in a row.
  func target(_ row: Int) -> [Float] {
    switch targets {
    case .classes(let classes): (0..<targetSize).map { $0 == Int(classes[row]) ? 1 : 0 }
    case .dense(let numbers): Array(numbers[row * targetSize..<(row + 1) * targetSize])
    }
  }

  /// Copies the inputs of some examples into the first rows of `x`, if the inputs are dense.
  ///
  /// - Parameters:
  ///   - rows: The examples' rows in the data set.
  ///   - x: A matrix of (at least `rows.count`, inputSize).
  func copyDenseInputs(_ rows: UnsafeBufferPointer<Int>, to x: PanelView) {
    guard case .dense(let numbers) = inputs, let start = numbers.baseAddress else { return }
    for i in 0..<rows.count { x.setRow(i, to: start + rows[i] * inputSize) }
  }

  /// Copies the targets of some examples into the first rows of `y`. Does nothing if their sizes differ, because the targets are
  /// irrelevant when only outputs are computed.
  ///
  /// - Parameters:
  ///   - rows: The examples' rows in the data set.
  ///   - y: A matrix of (at least `rows.count`, outputs).
  func copyTargets(_ rows: UnsafeBufferPointer<Int>, to y: PanelView) {
    guard y.columns == targetSize else { return }
    switch targets {
    case .classes(let classes):
      y.clear()
      for i in 0..<rows.count { y[i, Int(classes[rows[i]])] = 1 }
    case .dense(let numbers):
      guard let start = numbers.baseAddress else { return }
      for i in 0..<rows.count { y.setRow(i, to: start + rows[i] * targetSize) }
    }
  }
}
