/// A position in a file, counted as compilers do: lines from 1, columns from 1 in UTF-8 bytes.
public struct SourceLocation: Sendable, Hashable, Comparable {
  /// The file's path, in the form that messages use: `Lessons/01-structure.md`.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in UTF-8 bytes.
  public var column = 1

  /// Orders locations by file, then line, then column.
  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
