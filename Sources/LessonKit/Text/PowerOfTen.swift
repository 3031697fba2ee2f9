import Neural

/// Arithmetic with powers of ten. It avoids the C library's `log10` and `pow`, whose last bits differ between machines.
enum PowerOfTen {
  /// Returns value × 10^exponent, with a single rounding for exponents from -22 to 22.
  static func scaled(_ value: Double, by exponent: Int) -> Double {
    var value = value
    var rest = exponent.magnitude
    while rest > 0 {
      let step = min(rest, 22)
      let power = (0..<step).reduce(1.0) { product, _ in product * 10 }
      value = exponent < 0 ? value / power : value * power
      rest -= step
    }
    return value
  }

  /// Returns the exponent e with 10^e ≤ value < 10^(e+1), or 0 if the value is not finite and positive.
  static func exponent(of value: Double) -> Int {
    guard value > 0, value.isFinite else { return 0 }
    var exponent = 0
    while scaled(value, by: -exponent) >= 10 { exponent += 1 }
    while scaled(value, by: -exponent) < 1 { exponent -= 1 }
    return exponent
  }

  /// Returns the decimal logarithm of a positive number, within about 10⁻⁷: enough for a place in a figure.
  static func logarithm(of value: Double) -> Double {
    let exponent = exponent(of: value)
    return Double(exponent) + Double(Maths.log(Float(scaled(value, by: -exponent)))) / 2.302585092994046
  }

  /// Returns an exponent in superscript digits: `⁻¹²`.
  static func superscript(_ exponent: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(exponent).utf8.map { $0 == 0x2D ? "⁻" : raised[Int($0) - 48] })
  }
}

extension String {
  /// A decimal number's text as figures show it: a minus sign (U+2212) for the hyphen, and commas between thousands
  /// from 10,000 on.
  var typographic: String {
    let isNegative = hasPrefix("-")
    let magnitude = isNegative ? dropFirst() : self[...]
    let whole = magnitude.prefix { $0 != "." }
    let grouped = whole.count > 4 ? grouping(whole) : String(whole)
    return (isNegative ? "−" : "") + grouped + magnitude.dropFirst(whole.count)
  }
}

/// Inserts a comma between thousands.
func grouping(_ digits: some Collection<Character>) -> String {
  var grouped = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
    grouped.append(digit)
  }
  return grouped
}
