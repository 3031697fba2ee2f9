/// An IDX file of unsigned bytes, as MNIST comes in: two zero bytes, the element type (8: unsigned byte), the number of
/// dimensions, the size of each as four bytes, the most significant first, and then the elements. It may be packed by gzip.
struct IDX {
  let sizes: [Int]
  let elements: ArraySlice<UInt8>

  /// Reads the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for errors.
  ///   - dimensions: how many it should have: 3 for images, 1 for labels.
  init(_ bytes: [UInt8], file: String, dimensions: Int) throws(IDXError) {
    let bytes = try IDX.unpacked(bytes, file: file)
    guard bytes.count >= 4 else { throw IDXError(file, .truncated(expected: 4 + 4 * dimensions, found: bytes.count)) }
    guard bytes[0] == 0, bytes[1] == 0 else { throw IDXError(file, .notIDX(firstBytes: Array(bytes[..<4]))) }
    guard bytes[2] == 8 else { throw IDXError(file, .elementType(bytes[2])) }
    guard bytes[3] == UInt8(dimensions) else {
      throw IDXError(file, .dimensions(expected: dimensions, found: Int(bytes[3])))
    }
    let headerSize = 4 + 4 * dimensions
    guard bytes.count >= headerSize else { throw IDXError(file, .truncated(expected: headerSize, found: bytes.count)) }
    sizes = (1...dimensions).map { dimension in
      bytes[4 * dimension..<4 * dimension + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    if sizes[0] == 0 { throw IDXError(file, .empty) }
    let expected = IDX.byteCount(headerSize, sizes)
    if bytes.count < expected { throw IDXError(file, .truncated(expected: expected, found: bytes.count)) }
    if bytes.count > expected { throw IDXError(file, .trailingBytes(expected: expected, found: bytes.count)) }
    elements = bytes[headerSize...]
  }

  private static func unpacked(_ bytes: [UInt8], file: String) throws(IDXError) -> [UInt8] {
    guard Gzip.isPacked(bytes) else { return bytes }
    do {
      return try Gzip.unpack(bytes)
    } catch {
      throw IDXError(file, .gzip(error))
    }
  }

  /// The size of the file that a header promises; where it is beyond all measure, the largest number.
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
