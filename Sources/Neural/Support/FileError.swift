/// A file that cannot be read or written, or whose content is invalid. The message states what was expected and what was found.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's path as the caller passed it.
  public let file: String
  /// The problem, as the predicate of a sentence whose subject is the file: "ends too early: expected 1584 bytes, found 1579".
  public let problem: String

  init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  /// The file and the problem: "digits.network: there is no such file".
  public var description: String { "\(file): \(problem)" }

  /// Compares a file's size with the size that its header implies.
  ///
  /// - Returns: The error to throw, or `nil` if the sizes are equal.
  static func size(_ file: String, expected: Int, found: Int) -> FileError? {
    if found < expected { return FileError(file, "ends too early: expected \(expected) bytes, found \(found)") }
    if found > expected { return FileError(file, "goes on after its end: expected \(expected) bytes, found \(found)") }
    return nil
  }
}
