/// The identity of a part of a lesson's program: a cell or an inline value, by its index in the lesson.
enum PartID: Hashable, Sendable {
  case cell(Int)
  case value(Int)

  /// The file name that the compiler sees for the part.
  var file: String {
    switch self {
    case .cell(let index): "cell-\(index)"
    case .value(let index): "value-\(index)"
    }
  }

  /// Parses a file name.
  ///
  /// - Returns: `nil` for the name of any other file.
  init?(file: some StringProtocol) {
    let fields = file.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count == 2, let index = Int(fields[1]), index >= 0 else { return nil }
    switch fields[0] {
    case "cell": self = .cell(index)
    case "value": self = .value(index)
    default: return nil
    }
  }
}

extension Cell {
  /// The cell as a part of a program.
  var part: PartID { .cell(index) }
}

extension Lesson {
  /// The inline values, those of estimates included, in reading order.
  var values: [InlineValue] { body.compactMap(\.inlineValue) }

  /// The code of a part.
  func code(of part: PartID) -> String {
    switch part {
    case .cell(let index): cells[index].code
    case .value(let index): values[index].expression
    }
  }

  /// The location of a position in a part's code.
  func location(of part: PartID, at position: ParsedCode.Position) -> SourceLocation {
    switch part {
    case .cell(let index):
      let cell = cells[index]
      let prefix = position.line <= cell.prefixes.count ? cell.prefixes[position.line - 1] : 0
      let line = cell.firstCodeLine + position.line - 1
      return SourceLocation(file: file, line: line, column: prefix + position.column)
    case .value(let index):
      let start = values[index].location
      return SourceLocation(file: file, line: start.line, column: start.column + position.column - 1)
    }
  }

  /// The location of a part: of its cell's fence, or of its expression.
  func location(of part: PartID) -> SourceLocation {
    switch part {
    case .cell(let index): cells[index].location
    case .value(let index): values[index].location
    }
  }
}
