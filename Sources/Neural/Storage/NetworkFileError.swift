/// What is wrong with a file that a network should be read from or written to, in words that name the file.
public struct NetworkFileError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Problem: Sendable, Hashable {
    case missing
    case unreadable(reason: String)
    case unwritable(reason: String)
    /// Not a network file at all.
    case foreign(firstBytes: [UInt8])
    /// Written by a later version of this program.
    case version(UInt32)
    case truncated(expected: Int, found: Int)
    case trailingBytes(expected: Int, found: Int)
    /// Something in the file was altered since it was written.
    case checksum(expected: UInt32, found: UInt32)
    /// The file is as it was written, but what it describes cannot be.
    case unknownCost(UInt32)
    case unknownActivation(UInt32, layer: Int)
    case nothingInLayer
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
    case .unreadable(let reason):
      "cannot be read: \(reason)"
    case .unwritable(let reason):
      "cannot be written: \(reason)"
    case .foreign(let firstBytes):
      firstBytes.isEmpty
        ? "is not a network file: it is empty"
        : "is not a network file: it begins with \(firstBytes.map { "\($0)" }.joined(separator: " "))"
    case .version(let version):
      "is a network file of version \(version); expected version \(NetworkFile.version)"
    case .truncated(let expected, let found):
      "ends too early: expected \(expected) bytes, found \(found)"
    case .trailingBytes(let expected, let found):
      "goes on after its end: expected \(expected) bytes, found \(found)"
    case .checksum(let expected, let found):
      "was altered: its checksum is \(expected), but its content's is \(found)"
    case .unknownCost(let code):
      "has a cost function with the code \(code); expected 0 or 1"
    case .unknownActivation(let code, let layer):
      "has an activation with the code \(code) in layer \(layer); expected 0 to 3"
    case .nothingInLayer:
      "describes a network without layers, or with too few neurons in one"
    }
  }
}
