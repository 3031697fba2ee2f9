/// Decimal text of binary numbers, exact: the number's true value is rounded once, ties to even, as C's `printf` does.
/// Written here because the C library's formatting follows the locale and Embedded Swift has none.
enum FixedPoint {
  /// - Parameters:
  ///   - value: Any number; `nan`, `inf` and `-inf` are written so.
  ///   - digits: Digits after the point, 0 and more.
  /// - Returns: For example `-3.14`; never `-0.00`.
  static func text(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let digits = max(0, digits)
    var (whole, fraction) = expansion(of: value.magnitude)
    round(&whole, &fraction, to: digits)
    let isZero = whole.allSatisfy { $0 == 0 } && fraction.allSatisfy { $0 == 0 }
    let sign = value < 0 && !isZero ? "-" : ""
    return sign + text(of: whole) + (digits > 0 ? "." + text(of: fraction) : "")
  }

  /// A number for a reader in passing: three significant digits, no zeros at the end, powers of ten where they are
  /// shorter: `0.125`, `13,002`, `2.5×10⁻⁶`.
  static func brief(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : text(value, digits: 0) }
    let exponent = PowerOfTen.exponent(of: value.magnitude)
    guard (-4...6).contains(exponent) else {
      let factor = withoutTrailingZeros(text(PowerOfTen.scaled(value, by: -exponent), digits: 2))
      // 9.999 is rounded up to the next power of ten.
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

  /// All decimal digits of a finite, non-negative number: every binary fraction has finitely many.
  private static func expansion(of value: Double) -> (whole: [UInt8], fraction: [UInt8]) {
    guard value != 0 else { return ([0], []) }
    // value = significand × 2^exponent, both integers.
    var exponent = Int(value.exponent) - value.significandWidth
    let significand = UInt64((value.significand * power(ofTwo: value.significandWidth)))
    var whole = String(significand).utf8.map { $0 - 48 }
    var fraction: [UInt8] = []
    while exponent > 0 {
      double(&whole)
      exponent -= 1
    }
    while exponent < 0 {
      halve(&whole, &fraction)
      exponent += 1
    }
    return (whole, fraction)
  }

  private static func power(ofTwo exponent: Int) -> Double {
    Double(UInt64(1) << UInt64(exponent))
  }

  private static func double(_ whole: inout [UInt8]) {
    var carry: UInt8 = 0
    for index in whole.indices.reversed() {
      let doubled = whole[index] * 2 + carry
      whole[index] = doubled % 10
      carry = doubled / 10
    }
    if carry > 0 { whole.insert(carry, at: 0) }
  }

  private static func halve(_ whole: inout [UInt8], _ fraction: inout [UInt8]) {
    var remainder: UInt8 = 0
    func halved(_ digit: UInt8) -> UInt8 {
      let value = remainder * 10 + digit
      remainder = value % 2
      return value / 2
    }
    for index in whole.indices { whole[index] = halved(whole[index]) }
    for index in fraction.indices { fraction[index] = halved(fraction[index]) }
    if remainder > 0 { fraction.append(5) }
    if whole.count > 1, whole[0] == 0 { whole.removeFirst() }
  }

  private static func round(_ whole: inout [UInt8], _ fraction: inout [UInt8], to digits: Int) {
    guard fraction.count > digits else {
      fraction.append(contentsOf: repeatElement(0, count: digits - fraction.count))
      return
    }
    let rest = fraction[digits...]
    let last = digits > 0 ? fraction[digits - 1] : whole[whole.count - 1]
    let isTie = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    let roundsUp = isTie ? last % 2 == 1 : rest[digits] >= 5
    fraction.removeSubrange(digits...)
    if roundsUp { increment(&whole, &fraction) }
  }

  private static func increment(_ whole: inout [UInt8], _ fraction: inout [UInt8]) {
    for index in fraction.indices.reversed() {
      if fraction[index] < 9 {
        fraction[index] += 1
        return
      }
      fraction[index] = 0
    }
    for index in whole.indices.reversed() {
      if whole[index] < 9 {
        whole[index] += 1
        return
      }
      whole[index] = 0
    }
    whole.insert(1, at: 0)
  }

  private static func text(of digits: [UInt8]) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }
}
