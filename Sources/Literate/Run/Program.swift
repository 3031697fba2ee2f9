/// A lesson's cells and inline values as one Swift program.
struct Program: Sendable {
  /// The text of `main.swift`.
  var source: String
  /// What the program is made of, in order.
  var parts: [Part]

  /// A piece of the program, and where in the lesson it came from.
  ///
  /// Each part is a source file of its own to the compiler, with the line numbers of the lesson's file: every message
  /// then says which part it is about, also where two share a line, and also an error that the parser finds only behind
  /// the part's last line.
  struct Part: Sendable {
    var name: Name
    /// The lines of the lesson's file that hold its code.
    var lines: ClosedRange<Int>
    /// For each of these lines, how many bytes to add to a column that the compiler names.
    var columns: [Int]

    enum Name: Hashable, Sendable {
      case cell(Int)
      case value(Int)

      /// What the compiler calls it.
      var file: String {
        switch self {
        case .cell(let index): "cell-\(index)"
        case .value(let index): "value-\(index)"
        }
      }

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

    /// The place in the lesson of a place that the compiler or a backtrace names. What lies behind the part's last line
    /// is what the part left open.
    func location(line: Int, column: Int, in file: String) -> SourceLocation {
      guard lines.contains(line) else { return SourceLocation(file: file, line: lines.upperBound) }
      return SourceLocation(file: file, line: line, column: max(1, column + columns[line - lines.lowerBound]))
    }
  }

  func part(_ name: Part.Name) -> Part? { parts.first { $0.name == name } }
}
