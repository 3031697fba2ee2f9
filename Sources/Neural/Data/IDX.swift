/// An IDX file of unsigned bytes, the format of MNIST: two zero bytes, the element type (8: unsigned byte), the number of
/// dimensions, the size of each as four bytes, the most significant first, and then the elements.
struct IDX {
  let sizes: [Int]
  let elements: ArraySlice<UInt8>

  /// Reads the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name, for errors.
  ///   - dimensions: The number of dimensions that it should have: 3 for images, 1 for labels.
  init(_ bytes: [UInt8], file: String, dimensions: Int) throws(FileError) {
    let headerSize = 4 + 4 * dimensions
    if bytes.starts(with: [0x1F, 0x8B]) { throw IDX.packed(file) }
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
      throw FileError(file, "has \(IDX.named(Int(bytes[3]))); expected \(IDX.named(dimensions))")
    }
    try requireBytes(headerSize)
    sizes = (1...dimensions).map { dimension in
      bytes[4 * dimension..<4 * dimension + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    if sizes[0] == 0 { throw FileError(file, "holds no items; expected at least one") }
    if let error = FileError.size(file, expected: IDX.byteCount(headerSize, sizes), found: bytes.count) { throw error }
    elements = bytes[headerSize...]
  }

  /// The error of a file that is packed by gzip.
  static func packed(_ file: String) -> FileError {
    FileError(file, "is packed by gzip; unpack it with `gunzip`")
  }

  private static func named(_ dimensions: Int) -> String {
    switch dimensions {
    case 1: "1 dimension (labels)"
    case 3: "3 dimensions (images)"
    default: "\(dimensions) dimensions"
    }
  }

  /// The size of the file that a header promises; the largest integer where it overflows.
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
