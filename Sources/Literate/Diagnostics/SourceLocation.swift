/// A place in a lesson's file, counted as compilers do: lines from 1, columns from 1 in UTF-8 bytes.
public struct SourceLocation: Sendable, Hashable, Comparable {
  /// The file's path, as messages name it: `Lessons/01-structure.md`.
  public var file: String
  public var line: Int
  public var column: Int

  /// The place of a line, at its first byte unless a column is given.
  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
