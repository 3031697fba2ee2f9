/// The ticks of an axis: the multiples in a range of 1, 2 or 5 times a power of ten.
struct Ticks: Equatable, Sendable {
  /// The step is `factor` × 10^`exponent`.
  let factor, exponent: Int
  /// The ticks' values divided by the step; nil if no tick lies in the range.
  let multiples: ClosedRange<Int>?

  /// Chooses the step that divides a range most nearly into `count` parts.
  ///
  /// - Parameters:
  ///   - range: A finite range; its ends may be equal.
  ///   - count: The wanted number of steps.
  ///   - integersOnly: True if ticks must be integers, as for epochs.
  init(in range: ClosedRange<Double>, about count: Int, integersOnly: Bool = false) {
    let span = range.upperBound - range.lowerBound
    let wanted = span > 0 ? max(span / Double(max(1, count)), .leastNormalMagnitude) : 1
    var exponent = PowerOfTen.exponent(of: wanted)
    let mantissa = PowerOfTen.scaled(wanted, by: -exponent)
    // The round step nearest by ratio: the limits are √2, √10 and √50.
    var factor = mantissa <= 1.4142 ? 1 : mantissa <= 3.1623 ? 2 : mantissa <= 7.0711 ? 5 : 10
    if factor == 10 { (factor, exponent) = (1, exponent + 1) }
    if integersOnly, exponent < 0 { (factor, exponent) = (1, 0) }
    self.init(factor: factor, exponent: exponent, in: range)
  }

  private init(factor: Int, exponent: Int, in range: ClosedRange<Double>) {
    self.factor = factor
    self.exponent = exponent
    // The tolerance keeps a tick at a range's end in spite of rounding errors.
    let first = (PowerOfTen.scaled(range.lowerBound, by: -exponent) / Double(factor) - 1e-9).rounded(.up)
    let last = (PowerOfTen.scaled(range.upperBound, by: -exponent) / Double(factor) + 1e-9).rounded(.down)
    let areExact = max(first.magnitude, last.magnitude) < 1e15
    multiples = first <= last && areExact ? Int(first)...Int(last) : nil
  }

  /// The ticks' values, ascending.
  var values: [Double] { (multiples.map(Array.init) ?? []).map(value) }

  /// The ticks' labels: exact, with a common number of digits after the point and a common power of ten.
  var labels: [String] { (multiples.map(Array.init) ?? []).map(label) }

  /// Extends a range to begin and end with a tick, and returns its ticks, of the same step.
  func widening(_ range: ClosedRange<Double>) -> (ticks: Ticks, range: ClosedRange<Double>) {
    guard let multiples else { return (self, range) }
    let tolerance = 1e-9 * value(1)
    let isLow = range.lowerBound < value(multiples.lowerBound) - tolerance
    let isHigh = range.upperBound > value(multiples.upperBound) + tolerance
    let lower = value(multiples.lowerBound - (isLow ? 1 : 0))
    let upper = value(multiples.upperBound + (isHigh ? 1 : 0))
    let widened = min(lower, range.lowerBound)...max(upper, range.upperBound)
    return (Ticks(factor: factor, exponent: exponent, in: widened), widened)
  }

  private func value(_ multiple: Int) -> Double {
    PowerOfTen.scaled(Double(multiple * factor), by: exponent)
  }

  private func label(_ multiple: Int) -> String {
    if multiple == 0 { return "0" }
    let largest = multiples.map { max($0.lowerBound.magnitude, $0.upperBound.magnitude) } ?? 1
    let scale = PowerOfTen.exponent(of: Double(largest) * Double(factor)) + exponent
    if scale > 6 || exponent < -5 {
      return Self.decimal(multiple * factor, exponent - scale) + "×10" + PowerOfTen.superscript(scale)
    }
    return Self.decimal(multiple * factor, exponent)
  }

  /// Writes digits × 10^exponent without an exponent.
  static func decimal(_ digits: Int, _ exponent: Int) -> String {
    let sign = digits < 0 ? "-" : ""
    var text = String(digits.magnitude)
    if exponent >= 0 { return (sign + text + String(repeating: "0", count: exponent)).typographic }
    if text.count <= -exponent { text = String(repeating: "0", count: -exponent - text.count + 1) + text }
    return (sign + text.dropLast(-exponent) + "." + text.suffix(-exponent)).typographic
  }
}
