/// Decimal text of binary numbers. The exact value is rounded once, ties to even, as C's `printf` does.
///
/// Not the C library's own formatting, because that follows the locale and Embedded Swift lacks it.
enum FixedPoint {
  /// Returns a number with a fixed number of digits after the point.
  ///
  /// - Parameters:
  ///   - value: Any number; `nan`, `inf` and `-inf` are written so.
  ///   - digits: The number of digits after the point; a negative one counts as 0.
  /// - Returns: For example `-3.14`; never `-0.00`.
  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let scale = max(0, digits)
    let rounded = rounded(expansion(of: value.magnitude), to: scale)
    let sign = value < 0 && rounded.contains { $0 > 0 } ? "-" : ""
    let text = String(decoding: rounded.reversed().map { $0 + 48 }, as: UTF8.self)
    return sign + text.dropLast(scale) + (scale > 0 ? "." + text.suffix(scale) : "")
  }

  /// Returns a number with three significant digits and no zeros at the end, as a power of ten where that is shorter:
  /// `0.125`, `13,002`, `2.5×10⁻⁶`.
  static func brief(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : text(value, digits: 0) }
    let exponent = PowerOfTen.exponent(of: value.magnitude)
    guard (-4...6).contains(exponent) else {
      let factor = withoutTrailingZeros(text(PowerOfTen.scaled(value, by: -exponent), digits: 2))
      // A factor such as 9.999 is rounded up to 10.
      let isTen = factor.hasSuffix("10")
      return (isTen ? String(factor.dropLast()) : factor).typographic
        + "×10" + PowerOfTen.superscript(isTen ? exponent + 1 : exponent)
    }
    return withoutTrailingZeros(text(value, digits: max(0, 2 - exponent))).typographic
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// The exact decimal digits of a finite, non-negative number, the lowest first, at least one of them before the
  /// point. The lowest `scale` digits stand after the point.
  private static func expansion(of value: Double) -> (digits: [UInt8], scale: Int) {
    guard value != 0 else { return ([0], 0) }
    // value = significand × 2^exponent, both integers; 2^-n is 5^n with the point moved by n digits.
    let exponent = Int(value.exponent) - value.significandWidth
    let significand = UInt64(value.significand * Double(UInt64(1) << UInt64(value.significandWidth)))
    var digits = String(significand).utf8.reversed().map { $0 - 48 }
    for _ in 0..<exponent.magnitude { multiply(&digits, by: exponent < 0 ? 5 : 2) }
    let scale = max(0, -exponent)
    digits += repeatElement(0, count: max(0, scale + 1 - digits.count))
    return (digits, scale)
  }

  /// Rounds to `scale` digits after the point, ties to even; fills up with zeros where there are fewer.
  private static func rounded(_ number: (digits: [UInt8], scale: Int), to scale: Int) -> [UInt8] {
    let excess = number.scale - scale
    guard excess > 0 else { return Array(repeating: 0, count: -excess) + number.digits }
    let highest = number.digits[excess - 1]
    let isTie = highest == 5 && number.digits[..<(excess - 1)].allSatisfy { $0 == 0 }
    var kept = Array(number.digits[excess...])
    if isTie ? kept[0] % 2 == 1 : highest >= 5 { multiply(&kept, by: 1, adding: 1) }
    return kept
  }

  private static func multiply(_ digits: inout [UInt8], by factor: UInt8, adding summand: UInt8 = 0) {
    var carry = summand
    for index in digits.indices {
      let product = digits[index] * factor + carry
      digits[index] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.append(carry) }
  }
}
