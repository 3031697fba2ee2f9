/// Turns a lesson's cells and inline values into one program: what a reader sees from top to bottom.
///
/// Before each part stands a `#sourceLocation`, so that the compiler, a trap's backtrace and `#line` know the lesson's
/// own lines, and a call that tells the engine which part is running.
struct Tangle {
  /// The program of those cells and values that `included` says, in reading order. A cell is included whatever its
  /// mode: which modes run is the caller's business.
  func program(_ lesson: Lesson, including included: (Program.Part.Name) -> Bool = { _ in true }) -> Program {
    var program = Program(source: "import LessonKit\nLessonKit._beginLesson()\n", parts: [])
    for element in lesson.body {
      switch element {
      case .cell(let cell) where included(.cell(cell.index)): add(cell, to: &program)
      case .value(let value) where included(.value(value.index)): add(value, to: &program)
      case .prose, .cell, .value, .formula, .diagram, .image, .video, .start, .end: break
      }
    }
    program.source += "LessonKit._endLesson()\n"
    return program
  }

  private func add(_ cell: Cell, to program: inout Program) {
    let count = max(1, cell.code.utf8.count { $0 == UInt8(ascii: "\n") })
    let part = Program.Part(
      name: .cell(cell.index),
      lines: cell.firstCodeLine...cell.firstCodeLine + count - 1,
      columns: (0..<count).map { $0 < cell.prefixes.count ? cell.prefixes[$0] : 0 }
    )
    program.parts.append(part)
    program.source += """
      LessonKit._beginCell(\(cell.index))
      #sourceLocation(file: "\(part.name.file)", line: \(cell.firstCodeLine))
      \(cell.code)\(cell.code.hasSuffix("\n") ? "" : "\n")
      """
  }

  private func add(_ value: InlineValue, to program: inout Program) {
    let call = "LessonKit._value("
    let line = value.location.line
    let part = Program.Part(
      name: .value(value.index),
      lines: line...line,
      columns: [value.location.column - 1 - call.utf8.count]
    )
    program.parts.append(part)
    // The bracket stands on a line of its own: the expression may end in a comment.
    program.source += """
      LessonKit._beginValue(\(value.index))
      #sourceLocation(file: "\(part.name.file)", line: \(line))
      \(call)\(value.expression)
      )

      """
  }
}
