/// Handwritten digits in the format of the MNIST database: images of 28 × 28 pixels, labelled 0 to 9.
public enum MNIST {
  /// Examples from the contents of two files.
  ///
  /// - Parameters:
  ///   - images: an IDX file of 28 × 28 images; `imageFile` is its name, for errors.
  ///   - labels: an IDX file with a label from 0 to 9 for each image; `labelFile` is its name, for errors.
  static func examples(
    images: [UInt8],
    imageFile: String,
    labels: [UInt8],
    labelFile: String
  ) throws(IDXError) -> Examples {
    let images = try IDX(images, file: imageFile, dimensions: 3)
    let labels = try IDX(labels, file: labelFile, dimensions: 1)
    guard images.sizes[1] == 28, images.sizes[2] == 28 else {
      throw IDXError(imageFile, .imageSize(rows: images.sizes[1], columns: images.sizes[2]))
    }
    let (imageCount, labelCount) = (images.sizes[0], labels.sizes[0])
    guard imageCount == labelCount else {
      throw IDXError(labelFile, .countMismatch(images: imageCount, imageFile: imageFile, labels: labelCount))
    }
    if let position = labels.elements.firstIndex(where: { $0 > 9 }) {
      throw IDXError(
        labelFile,
        .labelOutOfRange(label: labels.elements[position], position: position - labels.elements.startIndex)
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
    /// Loads examples from two files, plain or packed by gzip, whatever their names.
    ///
    /// - Parameters:
    ///   - images: the path of an IDX file of 28 × 28 images.
    ///   - labels: the path of an IDX file with a label from 0 to 9 for each image.
    /// - Throws: an `IDXError` that names the file at fault and says what was expected.
    public static func load(images: String, labels: String) throws(IDXError) -> Examples {
      try examples(images: content(images), imageFile: images, labels: content(labels), labelFile: labels)
    }

    /// The training examples in a folder: `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, each with or without
    /// `.gz`.
    public static func training(in folder: String) throws(IDXError) -> Examples {
      try load(folder, prefixes: ["train"])
    }

    /// The test examples in a folder: `test-images-idx3-ubyte` and `test-labels-idx1-ubyte`, or, under the names of the full
    /// database, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`; each with or without `.gz`.
    public static func test(in folder: String) throws(IDXError) -> Examples {
      try load(folder, prefixes: ["test", "t10k"])
    }

    private static func load(_ folder: String, prefixes: [String]) throws(IDXError) -> Examples {
      try load(
        images: path(folder, prefixes.map { "\($0)-images-idx3-ubyte" }),
        labels: path(folder, prefixes.map { "\($0)-labels-idx1-ubyte" })
      )
    }

    /// The first file that is there, as it is or packed.
    private static func path(_ folder: String, _ names: [String]) throws(IDXError) -> String {
      let names = names.flatMap { [$0, "\($0).gz"] }
      guard let name = names.first(where: { isThere("\(folder)/\($0)") }) else {
        throw IDXError(folder, .allMissing(names: names))
      }
      return "\(folder)/\(name)"
    }

    private static func content(_ path: String) throws(IDXError) -> [UInt8] {
      do {
        return try contents(ofFile: path)
      } catch {
        throw IDXError(path, error.isMissing ? .missing : .unreadable(reason: error.reason))
      }
    }
  }
#endif
