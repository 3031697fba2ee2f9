// What the run of one lesson depends on besides its surroundings.

extension Lesson {
  /// True if there is anything to compile or to run.
  var hasPrograms: Bool { body.contains { $0.part != nil } }

  /// The names and the code of the programs' parts, with the options that influence a run.
  ///
  /// The lines and columns of the parts in the lesson are left out, so that an edit of the prose above a cell does not
  /// change them; unless a part's code mentions them.
  var runInputs: Inputs {
    let parts = body.compactMap(\.part)
    let mentionsLines = parts.contains { part in
      ["#line", "#column", "#file", "#sourceLocation"].contains { code(of: part).contains($0) }
    }
    var inputs = Inputs()
    for part in parts {
      let location = location(of: part)
      let position = mentionsLines ? "at line \(location.line), column \(location.column) " : ""
      switch part {
      case .cell(let index):
        inputs.add(part.name, "\(position)\(cells[index].runOptions)\n\(cells[index].runCode)")
      case .value(let index):
        inputs.add(part.name, "\(position)below \(values[index].cellsAbove) cells\n\(values[index].expression)")
      }
    }
    return inputs
  }
}

extension LessonElement {
  /// The part of a program that the element is.
  fileprivate var part: PartID? {
    if case .cell(let cell) = self { return cell.options.mode == .static ? nil : cell.part }
    return inlineValue.map { .value($0.index) }
  }
}

extension PartID {
  /// The name of the part as an input of a run, counted from 1.
  var name: String {
    switch self {
    case .cell(let index): "the cell number \(index + 1)"
    case .value(let index): "the inline value number \(index + 1)"
    }
  }
}

extension Cell {
  /// The code with its `//|` lines left empty: those are for the page.
  fileprivate var runCode: String { FenceOption.blankLines(in: code, markers: ["//|"]) }

  /// The options that influence a run.
  fileprivate var runOptions: String {
    [
      "options:", options.mode.rawValue, options.volatile ? "volatile" : nil, options.timeout.map { "timeout=\($0)s" },
    ].compactMap { $0 }.joined(separator: " ")
  }
}
