import Wire

/// Rows of text below a header.
///
/// ```swift
/// show(Table(["digit", "correct"], rows: counts.enumerated().map { ["\($0)", "\($1)"] }))
/// ```
public typealias Table = Wire.Table

extension Table {
  /// Creates a table from its cells.
  ///
  /// - Parameters:
  ///   - header: The columns' names.
  ///   - rows: The cells, row by row. Short rows and a short header are padded with empty cells. A negative number's
  ///     hyphen becomes a minus sign (U+2212).
  ///   - alignments: The columns' alignments. Without one, a column of numbers is aligned right and any other left.
  public init(_ header: [String], rows: [[String]], alignments: [Alignment] = []) {
    let width = rows.reduce(header.count) { max($0, $1.count) }
    func filled(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: width - cells.count) }
    let rows = rows.map { filled($0.map(withMinusSign)) }
    let all = (0..<width).map { column in
      if column < alignments.count { return alignments[column] }
      let cells = rows.map { $0[column] }.filter { !$0.isEmpty }
      return !cells.isEmpty && cells.allSatisfy(isNumber) ? Alignment.right : .left
    }
    self.init(header: filled(header), rows: rows, alignments: all)
  }

  /// Creates a table of numbers, each rounded to `digits` digits after the point.
  ///
  /// ```swift
  /// show(Table(["x", "σ(x)"], rows: [-1, 0, 1].map { [$0, sigmoid($0)] }, digits: 2))
  /// ```
  public init<Number: Quantity>(_ header: [String], rows: [[Number]], digits: Int = 0) {
    self.init(header, rows: rows.map { $0.map { format($0, digits: digits) } })
  }
}

/// Replaces a leading hyphen by a minus sign (U+2212) if the text is a number; returns any other text unchanged.
///
/// A NaN has no sign: see `withUnsignedNaN(_:)`.
func withMinusSign(_ text: String) -> String {
  let text = withUnsignedNaN(text)
  return text.hasPrefix("-") && isNumber(text) ? "−" + text.dropFirst() : text
}

/// True for digits with an optional sign, point, thousands separators, exponent and percent sign, and for `nan`, `inf`
/// and a dash.
private func isNumber(_ text: String) -> Bool {
  let allowed = "0123456789+-−.,e×⁻⁰¹²³⁴⁵⁶⁷⁸⁹%\u{202F}\u{2009} "
  let isSpecial = ["nan", "inf", "-inf", "−inf", "–"].contains(text)
  return isSpecial || (text.allSatisfy { allowed.contains($0) } && text.contains { $0.isNumber })
}
