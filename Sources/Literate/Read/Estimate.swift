/// The answer of a prediction that is a number: ``= `{swift} expression` ± 0.3 %``.
public struct Estimate: Sendable, Hashable {
  /// The expression of the right number.
  public var value: InlineValue
  /// The largest difference from the right number that counts as right, at least 0.
  public var tolerance: Double
  /// The tolerance and the unit, as the author wrote them: `0.3 %`.
  public var toleranceText: String
  /// The unit behind the tolerance; may be empty.
  public var unit: String

  /// Parses the text behind the value.
  ///
  /// - Throws: A warning if the text is not `±` and a tolerance.
  init(_ value: InlineValue, text: Substring) throws(Diagnostic) {
    let hint = "write it behind the value, as in `± 0.3` or `± 3 %`"
    let text = text.trimmed
    guard text.first == "±" else {
      throw .warning(.read, "this estimate has no tolerance", at: value.location, hint: hint)
    }
    toleranceText = text.dropFirst().trimmed
    let digits = toleranceText.prefix { "0123456789.,".contains($0) }
    guard let tolerance = Self.number(in: String(digits)) else {
      throw .warning(.read, "`\(toleranceText)` is no tolerance", at: value.location, hint: hint)
    }
    self.value = value
    self.tolerance = tolerance
    unit = toleranceText.dropFirst(digits.count).trimmed
  }

  /// The finite number that a text shows: a decimal number, with commas between thousands and a minus sign or a hyphen;
  /// `nil` for any other text.
  static func number(in text: String) -> Double? {
    let plain = text.trimmed.replacing("−", with: "-").replacing(",", with: "")
    guard plain.utf8.allSatisfy({ $0.isDigit || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(plain).flatMap { $0.isFinite ? $0 : nil }
  }
}
