/// What is wrong with a file that cannot be read or written, in words that name the file, what was expected and what was found.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's path, as it was given.
  public let file: String
  /// What is wrong, as the rest of a sentence that begins with the file: "ends too early: expected 1584 bytes, found 1579".
  public let problem: String

  init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  /// The file and the problem: "digits.network: there is no such file".
  public var description: String { "\(file): \(problem)" }

  /// The error of a file that does not have the size that its header promises; `nil` if it has.
  static func size(_ file: String, expected: Int, found: Int) -> FileError? {
    if found < expected { return FileError(file, "ends too early: expected \(expected) bytes, found \(found)") }
    if found > expected { return FileError(file, "goes on after its end: expected \(expected) bytes, found \(found)") }
    return nil
  }
}
