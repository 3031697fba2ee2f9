/// Cells and inline values of a lesson as one Swift program.
struct Program: Sendable {
  /// The text of `main.swift`.
  var source: String
  /// The parts, in order.
  var parts: [Part]

  /// A part of the program, and its place in the lesson.
  ///
  /// To the compiler each part is a source file of its own, with the line numbers of the lesson's file: every message
  /// then names its part, also where two parts share a line, and also for an error that the parser finds only behind
  /// the part's last line.
  struct Part: Sendable {
    var id: PartID
    /// The lines of the lesson's file that hold its code.
    var lines: ClosedRange<Int>
    /// For each of these lines, the number of bytes to add to a column that the compiler names.
    var columns: [Int]

    /// Maps a line and column that the compiler or a backtrace names to the lesson. A place behind the part's last line
    /// is mapped to that line: the part left something open.
    func location(line: Int, column: Int, in file: String) -> SourceLocation {
      guard lines.contains(line) else { return SourceLocation(file: file, line: lines.upperBound) }
      return SourceLocation(file: file, line: line, column: max(1, column + columns[line - lines.lowerBound]))
    }
  }

  /// The part of that id, if it belongs to the program.
  func part(_ id: PartID) -> Part? { parts.first { $0.id == id } }
}
