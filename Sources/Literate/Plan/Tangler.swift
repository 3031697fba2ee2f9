/// Turns a lesson's cells and inline values into one program, in reading order.
///
/// Each part is preceded by a call that reports its beginning to the engine, and by a `#sourceLocation`, so that
/// compiler messages, backtraces and `#line` have the lesson's lines.
struct Tangler {
  /// Makes the program of some of a lesson's parts.
  ///
  /// - Parameter isIncluded: Selects the parts; a cell's mode is not considered.
  func program(_ lesson: Lesson, including isIncluded: (PartID) -> Bool = { _ in true }) -> Program {
    var program = Program(source: "import LessonKit\nLessonKit._beginLesson()\n", parts: [])
    for element in lesson.body {
      if case .cell(let cell) = element, isIncluded(cell.part) { add(cell, to: &program) }
      if let value = element.inlineValue, isIncluded(.value(value.index)) { add(value, to: &program) }
    }
    program.source += "LessonKit._endLesson()\n"
    return program
  }

  private func add(_ cell: Cell, to program: inout Program) {
    let count = max(1, cell.code.utf8.count { $0 == .lineFeed })
    let lines = cell.firstCodeLine...cell.firstCodeLine + count - 1
    let columns = (0..<count).map { $0 < cell.prefixes.count ? cell.prefixes[$0] : 0 }
    let part = Program.Part(id: cell.part, lines: lines, columns: columns)
    program.parts.append(part)
    program.source += """
      LessonKit._beginCell(\(cell.index))
      #sourceLocation(file: "\(part.id.file)", line: \(cell.firstCodeLine))
      \(cell.code)\(cell.code.hasSuffix("\n") ? "" : "\n")
      """
  }

  private func add(_ value: InlineValue, to program: inout Program) {
    let call = "LessonKit._value("
    let line = value.location.line
    let columns = [value.location.column - 1 - call.utf8.count]
    let part = Program.Part(id: .value(value.index), lines: line...line, columns: columns)
    program.parts.append(part)
    // The bracket is on a line of its own because the expression may end in a comment.
    program.source += """
      LessonKit._beginValue(\(value.index))
      #sourceLocation(file: "\(part.id.file)", line: \(line))
      \(call)\(value.expression)
      )

      """
  }
}
