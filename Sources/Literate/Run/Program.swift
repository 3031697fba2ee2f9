/// A lesson's cells as one Swift program.
struct Program: Sendable {
  /// The text of `main.swift`.
  var source: String
  /// The lesson's file, as the program's `#sourceLocation`s name it.
  var file: String
  /// How many bytes to add to a column that the compiler names, by line of the lesson's file: what a container's
  /// prefix took off the line.
  var prefixes: [Int: Int]
  /// The lines of the lesson's file that each of the program's parts came from.
  var lines: [(part: Part, lines: ClosedRange<Int>)]

  /// What a piece of the program came from.
  enum Part: Hashable, Sendable {
    case cell(Int)
    case value(Int)
  }

  /// The part that stands on a line of the lesson's file.
  ///
  /// Values share a line with each other: the first on the line answers for all.
  func part(onLine line: Int) -> Part? {
    lines.first { $0.lines.contains(line) }?.part
  }
}
