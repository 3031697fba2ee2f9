/// Turns a lesson's cells and inline values into one program: what a reader sees from top to bottom.
///
/// Before each part stands a `#sourceLocation`, so that the compiler, a trap's backtrace and `#line` name the lesson's
/// own lines, and a call that tells the engine which part is running.
struct Tangle {
  /// The program of those cells and values that `included` says, in reading order. A cell is included whatever its
  /// mode: which modes run is the caller's business.
  func program(_ lesson: Lesson, including included: (Program.Part) -> Bool) -> Program {
    var program = Program(source: "import LessonKit\n_beginLesson()\n", file: lesson.file, prefixes: [:], lines: [])
    for piece in lesson.body {
      switch piece {
      case .cell(let cell) where included(.cell(cell.index)):
        add(cell, to: &program)
      case .value(let value) where included(.value(value.index)):
        add(value, to: &program)
      case .prose, .cell, .value, .maths, .diagram, .image, .video:
        break
      }
    }
    program.source += "_endLesson()\n"
    return program
  }

  private func add(_ cell: Cell, to program: inout Program) {
    let count = cell.code.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let last = max(cell.firstCodeLine, cell.firstCodeLine + count - 1)
    for (offset, prefix) in cell.prefixes.enumerated() where prefix > 0 {
      program.prefixes[cell.firstCodeLine + offset] = prefix
    }
    program.lines.append((.cell(cell.index), cell.location.line...last))
    program.source += """
      _beginCell(\(cell.index))
      \(sourceLocation(program.file, cell.firstCodeLine))
      \(cell.code)\(cell.code.hasSuffix("\n") ? "" : "\n")#sourceLocation()

      """
  }

  private func add(_ value: InlineValue, to program: inout Program) {
    // The expression stands in the program's line at the column it has in the file's, where there is always room for
    // the call: what opens the value in the file, `{swift} and its backtick, is longer.
    let call = "_value("
    let indentation = String(repeating: " ", count: max(0, value.location.column - 1 - call.utf8.count))
    program.lines.append((.value(value.index), value.location.line...value.location.line))
    program.source += """
      _beginValue(\(value.index))
      \(sourceLocation(program.file, value.location.line))
      \(indentation)\(call)\(value.expression))
      #sourceLocation()

      """
  }

  private func sourceLocation(_ file: String, _ line: Int) -> String {
    let escaped = file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "#sourceLocation(file: \"\(escaped)\", line: \(line))"
  }
}
