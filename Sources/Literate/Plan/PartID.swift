/// A part of a lesson's program: a cell or an inline value, by its index among the lesson's.
enum PartID: Hashable, Sendable {
  case cell(Int)
  case value(Int)

  /// The part's file name to the compiler.
  var file: String {
    switch self {
    case .cell(let index): "cell-\(index)"
    case .value(let index): "value-\(index)"
    }
  }

  /// - Returns: `nil` for the name of any other file.
  init?(file: some StringProtocol) {
    let words = file.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count == 2, let index = Int(words[1]), index >= 0 else { return nil }
    switch words[0] {
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
  /// The inline values, in reading order.
  var values: [InlineValue] {
    body.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  /// The place of a part: its cell's fence or its expression.
  func location(of part: PartID) -> SourceLocation {
    switch part {
    case .cell(let index): cells[index].location
    case .value(let index): values[index].location
    }
  }
}
