/// The inputs and targets of a data set, and the memory that holds them.
struct ExampleStorage: Sendable {
  /// The number of examples.
  let count: Int
  /// Pointers to the inputs and targets, in memory that this value owns.
  let rows: ExampleRows
  /// The owner of the memory that `rows` points to.
  private let memory: Memory

  /// Creates a data set of labelled images.
  ///
  /// - Parameters:
  ///   - pixels: `classes.count × pixelCount` bytes, image by image, from 0, black, to 255, white.
  ///   - pixelCount: The number of pixels of an image.
  ///   - classes: The class of each image, in `0..<classCount`.
  ///   - classCount: The number of classes.
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

  /// Creates a data set with an example in each row of both matrices.
  init(inputs: Matrix, targets: Matrix) {
    let memory = Memory()
    count = inputs.rows
    rows = ExampleRows(
      inputSize: inputs.columns,
      targetSize: targets.columns,
      inputs: .dense(UnsafeBufferPointer(memory.allocate(inputs.elements))),
      targets: .dense(UnsafeBufferPointer(memory.allocate(targets.elements)))
    )
    self.memory = memory
  }

  /// Returns the example in a row.
  func example(_ row: Int) -> Example {
    withExtendedLifetime(memory) {
      let target = rows.target(row)
      return Example(input: rows.input(row), label: classification(of: target), target: target)
    }
  }
}
