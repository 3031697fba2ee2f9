/// What is wrong with a data file, in words that name the file, what was expected and what was found.
public struct IDXError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Problem: Sendable, Hashable {
    case missing
    /// None of these files is there.
    case allMissing(names: [String])
    case unreadable(reason: String)
    /// Packed by gzip, and cannot be unpacked.
    case gzip(GzipError)
    case notIDX(firstBytes: [UInt8])
    /// Elements of another type than unsigned bytes; the code is the file's third byte.
    case elementType(UInt8)
    case dimensions(expected: Int, found: Int)
    case imageSize(rows: Int, columns: Int)
    case truncated(expected: Int, found: Int)
    case trailingBytes(expected: Int, found: Int)
    case empty
    case countMismatch(images: Int, imageFile: String, labels: Int)
    case labelOutOfRange(label: UInt8, position: Int)
  }

  /// The file's path, as it was given.
  public let file: String
  public let problem: Problem

  init(_ file: String, _ problem: Problem) {
    self.file = file
    self.problem = problem
  }

  public var description: String {
    "\(file): \(explanation)"
  }

  private var explanation: String {
    switch problem {
    case .missing:
      "there is no such file"
    case .allMissing(let names):
      "has none of the files \(names.joined(separator: ", "))"
    case .unreadable(let reason):
      "cannot be read: \(reason)"
    case .gzip(let error):
      "as a gzip file, \(error)"
    case .notIDX(let firstBytes):
      "is not an IDX file: expected two zero bytes at its start, found \(firstBytes.map { "\($0)" }.joined(separator: " "))"
    case .elementType(let code):
      "holds elements of type \(code); expected type 8, unsigned bytes"
    case .dimensions(let expected, let found):
      "has \(IDXError.dimensionText(found)); expected \(IDXError.dimensionText(expected))"
    case .imageSize(let rows, let columns):
      "holds images of \(rows) × \(columns) pixels; expected 28 × 28"
    case .truncated(let expected, let found):
      "ends too early: expected \(expected) bytes, found \(found)"
    case .trailingBytes(let expected, let found):
      "goes on after its end: expected \(expected) bytes, found \(found)"
    case .empty:
      "holds no items; expected at least one"
    case .countMismatch(let images, let imageFile, let labels):
      "holds \(labels) labels, but \(imageFile) holds \(images) images; expected as many labels as images"
    case .labelOutOfRange(let label, let position):
      "has the label \(label) at position \(position); expected 0 to 9"
    }
  }

  private static func dimensionText(_ count: Int) -> String {
    switch count {
    case 1: "1 dimension (labels)"
    case 3: "3 dimensions (images)"
    default: "\(count) dimensions"
    }
  }
}
