import Wire

/// Rows of text under a header.
///
/// ```swift
/// show(Table(["digit", "correct"], rows: counts.enumerated().map { ["\($0)", "\($1)"] }))
/// ```
public typealias Table = Wire.Table

extension Table {
  /// Creates a table from its cells.
  ///
  /// - Parameters:
  ///   - header: One text per column.
  ///   - rows: The cells. Rows of different lengths are filled up with empty cells, and the header likewise. Negative
  ///     numbers get a true minus sign.
  ///   - alignments: One per column; where one is missing, a column of numbers is aligned right and any other left.
  public init(_ header: [String], rows: [[String]], alignments: [Alignment] = []) {
    let width = rows.reduce(header.count) { max($0, $1.count) }
    func filled(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: width - cells.count) }
    let rows = rows.map { filled($0.map(withMinus)) }
    let all = (0..<width).map { column in
      if column < alignments.count { return alignments[column] }
      let cells = rows.map { $0[column] }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy(isNumber) ? Alignment.right : .left
    }
    self.init(header: filled(header), rows: rows, alignments: all)
  }

  /// Creates a table of numbers, each with that many digits after the point.
  public init<Number: Quantity>(_ header: [String], rows: [[Number]], digits: Int = 0) {
    self.init(header, rows: rows.map { $0.map { format($0, digits: digits) } })
  }
}

/// A number's text with `−` for the hyphen that stands for it in program text; any other text unchanged.
func withMinus(_ text: String) -> String {
  text.hasPrefix("-") && isNumber(text) ? "−" + text.dropFirst() : text
}

/// True for a text that reads as a number: digits, with sign, point, thousands, exponent or a percent sign.
private func isNumber(_ text: String) -> Bool {
  let allowed = "0123456789+-−.,e×⁻⁰¹²³⁴⁵⁶⁷⁸⁹%\u{202F}\u{2009} "
  let isSpecial = ["nan", "inf", "-inf", "−inf", "–"].contains(text)
  return isSpecial || (text.allSatisfy { allowed.contains($0) } && text.contains { $0.isNumber })
}
