/// Data sets of handwritten digits in the format of the MNIST database: images of 28 × 28 pixels, with labels from 0 to 9.
public enum MNIST {
  /// Parses a data set from the contents of two files.
  ///
  /// - Parameters:
  ///   - images: The content of an IDX file of 28 × 28 images.
  ///   - imageFile: The name of that file, for error messages.
  ///   - labels: The content of an IDX file with a label from 0 to 9 for each image.
  ///   - labelFile: The name of that file, for error messages.
  /// - Throws: A `FileError` if one of the contents is invalid, or if the numbers of images and labels differ.
  static func examples(
    images: [UInt8],
    imageFile: String,
    labels: [UInt8],
    labelFile: String
  ) throws(FileError) -> Examples {
    let images = try IDX(images, file: imageFile, dimensions: 3)
    let labels = try IDX(labels, file: labelFile, dimensions: 1)
    guard images.sizes[1] == 28, images.sizes[2] == 28 else {
      throw FileError(imageFile, "holds images of \(images.sizes[1]) × \(images.sizes[2]) pixels; expected 28 × 28")
    }
    let (imageCount, labelCount) = (images.sizes[0], labels.sizes[0])
    guard imageCount == labelCount else {
      throw FileError(
        labelFile,
        "holds \(labelCount) labels, but \(imageFile) holds \(imageCount) images; expected as many labels as images"
      )
    }
    if let position = labels.elements.firstIndex(where: { $0 > 9 }) {
      throw FileError(
        labelFile,
        "has the label \(labels.elements[position]) at position \(position - labels.elements.startIndex); expected 0 to 9"
      )
    }
    return Examples(
      storage: ExampleStorage(
        pixels: images.elements,
        pixelCount: 28 * 28,
        classes: Array(labels.elements),
        classCount: 10
      )
    )
  }
}

#if !hasFeature(Embedded)
  extension MNIST {
    /// Loads a data set from two files.
    ///
    /// - Parameters:
    ///   - images: The path of an IDX file of 28 × 28 images.
    ///   - labels: The path of an IDX file with a label from 0 to 9 for each image.
    /// - Returns: The examples, in the order of the files.
    /// - Throws: A `FileError` that names the file at fault and states what was expected.
    public static func load(images: String, labels: String) throws(FileError) -> Examples {
      try examples(images: readFile(images), imageFile: images, labels: readFile(labels), labelFile: labels)
    }

    /// Loads the training examples from the files `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`.
    ///
    /// - Parameter folder: The path of the folder that contains the files.
    /// - Returns: The examples, in the order of the files.
    /// - Throws: A `FileError` that names the file at fault and states what was expected.
    public static func training(in folder: String) throws(FileError) -> Examples {
      try load(folder, prefixes: ["train"])
    }

    /// Loads the test examples from the files `test-images-idx3-ubyte` and `test-labels-idx1-ubyte`, or, named as in the full
    /// database, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`.
    ///
    /// - Parameter folder: The path of the folder that contains the files.
    /// - Returns: The examples, in the order of the files.
    /// - Throws: A `FileError` that names the file at fault and states what was expected.
    public static func test(in folder: String) throws(FileError) -> Examples {
      try load(folder, prefixes: ["test", "t10k"])
    }

    private static func load(_ folder: String, prefixes: [String]) throws(FileError) -> Examples {
      try load(
        images: path(folder, prefixes.map { "\($0)-images-idx3-ubyte" }),
        labels: path(folder, prefixes.map { "\($0)-labels-idx1-ubyte" })
      )
    }

    /// The path of the first of the files that exists.
    private static func path(_ folder: String, _ names: [String]) throws(FileError) -> String {
      let paths = names.map { "\(folder)/\($0)" }
      if let path = paths.first(where: fileExists) { return path }
      if let path = paths.first(where: { fileExists("\($0).gz") }) { throw IDX.compressed("\(path).gz") }
      throw FileError(folder, "has none of the files \(names.joined(separator: ", "))")
    }
  }
#endif
