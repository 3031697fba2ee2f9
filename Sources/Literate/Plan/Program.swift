/// Cells and inline values of a lesson as one Swift program.
struct Program: Sendable {
  /// The text of `main.swift`.
  var source: String
  /// The parts, in the order of the source.
  var parts: [Part]

  /// A part of the program, and its lines in the lesson.
  ///
  /// The compiler sees each part as a source file of its own with the line numbers of the lesson's file. So every
  /// message names its part, even if two parts share a line or the parser finds the error only behind the part's last
  /// line.
  struct Part: Sendable {
    var id: PartID
    /// The lines of the lesson's file that hold its code.
    var lines: ClosedRange<Int>
    /// The number of bytes to add to the compiler's column, for each of these lines.
    var columns: [Int]

    /// Maps a line and column of a compiler message or a backtrace to the lesson. A position behind the part's last
    /// line, where the parser notices an unclosed brace, is mapped to that line.
    func location(line: Int, column: Int, in file: String) -> SourceLocation {
      guard lines.contains(line) else { return SourceLocation(file: file, line: lines.upperBound) }
      return SourceLocation(file: file, line: line, column: max(1, column + columns[line - lines.lowerBound]))
    }
  }

  /// The part with an id; `nil` if the program does not have it.
  func part(_ id: PartID) -> Part? { parts.first { $0.id == id } }
}
