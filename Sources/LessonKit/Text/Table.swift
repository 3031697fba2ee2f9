/// Rows of text under a header.
///
/// ```swift
/// show(Table(["digit", "correct"], rows: counts.enumerated().map { ["\($0)", "\($1)"] }))
/// ```
public struct Table: Sendable, Hashable {
  /// How a column's cells are aligned.
  public enum Alignment: Sendable, Hashable {
    case left, centre, right

    var letter: Character {
      switch self {
      case .left: "l"
      case .centre: "c"
      case .right: "r"
      }
    }
  }

  /// One text per column.
  public let header: [String]
  /// The rows, each as long as the header.
  public let rows: [[String]]
  /// One per column.
  public let alignments: [Alignment]

  var columnCount: Int { header.count }

  /// - Parameters:
  ///   - header: One text per column.
  ///   - rows: The cells. Rows of different lengths are filled up with empty cells, and the header likewise. Negative
  ///     numbers get a true minus sign.
  ///   - alignments: One per column; where one is missing, a column of numbers goes right and any other left.
  public init(_ header: [String], rows: [[String]], alignments: [Alignment] = []) {
    let width = rows.reduce(header.count) { max($0, $1.count) }
    func filled(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: width - cells.count) }
    let rows = rows.map { filled($0.map(withMinus)) }
    self.header = filled(header)
    self.rows = rows
    self.alignments = (0..<width).map { column in
      if column < alignments.count { return alignments[column] }
      let cells = rows.map { $0[column] }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy(isNumber) ? .right : .left
    }
  }

  /// A table of numbers, each with that many digits after the point.
  public init<Number: Quantity>(_ header: [String], rows: [[Number]], digits: Int = 0) {
    self.init(header, rows: rows.map { $0.map { format($0, digits: digits) } })
  }
}

extension Table: Showable {
  public var shown: Shown { .table(self) }
}

/// A number with `−` for the hyphen that stands for it in program text; any other text as it is.
func withMinus(_ text: String) -> String {
  text.hasPrefix("-") && isNumber(text) ? "−" + text.dropFirst() : text
}

/// Whether a reader takes the text for a number: digits, with sign, point, thousands, exponent or unit of per cent.
private func isNumber(_ text: String) -> Bool {
  let allowed = "0123456789+-−.,e×⁻⁰¹²³⁴⁵⁶⁷⁸⁹%\u{202F}\u{2009} "
  let isSpecial = ["nan", "inf", "-inf", "−inf", "–"].contains(text)
  return isSpecial || (text.allSatisfy { allowed.contains($0) } && text.contains { $0.isNumber })
}
