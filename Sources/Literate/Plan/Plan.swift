/// The programs that a lesson needs.
///
/// The lesson's own program runs its cells and inline values in order. A cell that is only compiled (`norun`) or must
/// fail (`fails`, `traps`) gets a separate program of the parts above it and itself.
struct Plan: Sendable {
  /// The lesson's own program; without parts if there is nothing to run.
  let main: Program
  /// The programs of the other cells, in reading order.
  let separate: [SeparateProgram]

  /// The program of one cell, and its expected outcome.
  struct SeparateProgram: Sendable {
    /// The expected outcome of a separate program.
    enum Purpose: Sendable {
      /// The program compiles; it is not run.
      case compile
      /// The program does not compile.
      case failToCompile
      /// The program compiles and traps in the cell.
      case trap
    }

    var cell: Cell
    var purpose: Purpose
    var program: Program
  }

  /// Plans a lesson's programs.
  ///
  /// - Parameter broken: The parts known not to compile. The plan ends at the first cell among them: nothing below it
  ///   is part of any program.
  init(_ lesson: Lesson, without broken: Set<PartID> = []) {
    let (cells, values) = (lesson.cells, lesson.values)
    let end = cells.first { broken.contains($0.part) }?.index ?? cells.count
    /// True for a part above a cell that the main program runs.
    func isRun(_ part: PartID, above cell: Int) -> Bool {
      guard !broken.contains(part) else { return false }
      return switch part {
      case .cell(let index): index < cell && cells[index].options.mode == .run
      case .value(let index): values[index].cellsAbove <= cell
      }
    }
    main = Tangler().program(lesson) { isRun($0, above: end) }
    separate = cells.prefix(end).compactMap { cell in
      guard let purpose = SeparateProgram.Purpose(cell.options.mode) else { return nil }
      let program = Tangler().program(lesson) { $0 == cell.part || isRun($0, above: cell.index) }
      return SeparateProgram(cell: cell, purpose: purpose, program: program)
    }
  }
}

extension Plan.SeparateProgram.Purpose {
  fileprivate init?(_ mode: CellOptions.Mode) {
    switch mode {
    case .run, .static: return nil
    case .norun: self = .compile
    case .fails: self = .failToCompile
    case .traps: self = .trap
    }
  }
}
