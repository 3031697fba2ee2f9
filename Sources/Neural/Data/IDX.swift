/// An IDX file of unsigned bytes, the format of MNIST: two zero bytes, the element type (8: unsigned byte), the number of
/// dimensions, the size of each dimension as a 32-bit big-endian integer, and the elements.
struct IDX {
  /// The size of each dimension, the number of items first.
  let sizes: [Int]
  /// The elements, the last dimension contiguous.
  let elements: ArraySlice<UInt8>

  /// Parses the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file's name, for error messages.
  ///   - dimensions: The expected number of dimensions: 3 for images, 1 for labels.
  /// - Throws: A `FileError` if the content is not such a file, or is too short or too long.
  init(_ bytes: [UInt8], file: String, dimensions: Int) throws(FileError) {
    let headerSize = 4 + 4 * dimensions
    if bytes.starts(with: [0x1F, 0x8B]) { throw IDX.compressed(file) }
    func requireBytes(_ count: Int) throws(FileError) {
      if bytes.count < count, let error = FileError.size(file, expected: headerSize, found: bytes.count) { throw error }
    }
    try requireBytes(4)
    guard bytes[0] == 0, bytes[1] == 0 else {
      let found = bytes[..<4].map { "\($0)" }.joined(separator: " ")
      throw FileError(file, "is not an IDX file: expected two zero bytes at its start, found \(found)")
    }
    guard bytes[2] == 8 else {
      throw FileError(file, "holds elements of type \(bytes[2]); expected type 8, unsigned bytes")
    }
    guard bytes[3] == UInt8(dimensions) else {
      throw FileError(file, "has \(IDX.description(Int(bytes[3]))); expected \(IDX.description(dimensions))")
    }
    try requireBytes(headerSize)
    sizes = (1...dimensions).map { dimension in
      bytes[4 * dimension..<4 * dimension + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    if sizes[0] == 0 { throw FileError(file, "holds no items; expected at least one") }
    if let error = FileError.size(file, expected: IDX.byteCount(headerSize, sizes), found: bytes.count) { throw error }
    elements = bytes[headerSize...]
  }

  /// The error of a file that is compressed with gzip.
  static func compressed(_ file: String) -> FileError {
    FileError(file, "is packed by gzip; unpack it with `gunzip`")
  }

  /// A number of dimensions, for error messages.
  private static func description(_ dimensions: Int) -> String {
    switch dimensions {
    case 1: "1 dimension (labels)"
    case 3: "3 dimensions (images)"
    default: "\(dimensions) dimensions"
    }
  }

  /// The file size that a header implies; `Int.max` if it overflows.
  private static func byteCount(_ headerSize: Int, _ sizes: [Int]) -> Int {
    var product = 1
    for size in sizes {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow { return .max }
      product = next
    }
    let (sum, overflow) = product.addingReportingOverflow(headerSize)
    return overflow ? .max : sum
  }
}
