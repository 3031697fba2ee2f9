/// The memory of a data set: `count` inputs and targets, one after the other.
struct ExampleStorage: Sendable {
  let count: Int
  let rows: ExampleRows
  /// Keeps what `rows` points to.
  private let memory: Memory

  /// Images of classes.
  ///
  /// - Parameters:
  ///   - pixels: `classes.count` images, from 0, black, to 255, white.
  ///   - classes: of each image, 0 ..< classCount.
  init(pixels: ArraySlice<UInt8>, pixelCount: Int, classes: [UInt8], classCount: Int) {
    let memory = Memory()
    let images = SparseImages(count: classes.count, pixelCount: pixelCount, bytes: pixels, memory: memory)
    count = classes.count
    rows = ExampleRows(
      inputSize: pixelCount,
      targetSize: classCount,
      inputs: .images(images),
      targets: .classes(UnsafeBufferPointer(memory.allocate(classes)))
    )
    self.memory = memory
  }

  /// Any numbers: an example in each row of both matrices.
  init(inputs: Matrix, targets: Matrix) {
    let memory = Memory()
    count = inputs.rows
    rows = ExampleRows(
      inputSize: inputs.columns,
      targetSize: targets.columns,
      inputs: .numbers(UnsafeBufferPointer(memory.allocate(inputs.elements))),
      targets: .numbers(UnsafeBufferPointer(memory.allocate(targets.elements)))
    )
    self.memory = memory
  }

  func example(_ row: Int) -> Example {
    withExtendedLifetime(memory) {
      let target = rows.target(row)
      return Example(input: rows.input(row), label: classification(of: target), target: target)
    }
  }
}
