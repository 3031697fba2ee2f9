/// Round numbers along an axis: the multiples of 1, 2 or 5 times a power of ten that lie in a range.
struct Ticks: Equatable, Sendable {
  /// The step is `factor` × 10^`exponent`.
  let factor, exponent: Int
  /// Every multiple of the step in the range.
  let multiples: ClosedRange<Int>?

  /// - Parameters:
  ///   - range: Finite; its ends may be equal.
  ///   - count: About how many steps the range shall have.
  ///   - integersOnly: Whether ticks between integers would make no sense, as for epochs.
  init(in range: ClosedRange<Double>, about count: Int, integersOnly: Bool = false) {
    let span = range.upperBound - range.lowerBound
    let wanted = span > 0 ? max(span / Double(max(1, count)), .leastNormalMagnitude) : 1
    var exponent = PowerOfTen.exponent(of: wanted)
    let mantissa = PowerOfTen.scaled(wanted, by: -exponent)
    // The nearest of the round steps, by ratio: the limits are the square roots of 2, 10 and 50.
    var factor = mantissa <= 1.4142 ? 1 : mantissa <= 3.1623 ? 2 : mantissa <= 7.0711 ? 5 : 10
    if factor == 10 { (factor, exponent) = (1, exponent + 1) }
    if integersOnly, exponent < 0 { (factor, exponent) = (1, 0) }
    self.init(factor: factor, exponent: exponent, in: range)
  }

  private init(factor: Int, exponent: Int, in range: ClosedRange<Double>) {
    self.factor = factor
    self.exponent = exponent
    // A range's end that is a multiple but for rounding counts as one.
    let first = (PowerOfTen.scaled(range.lowerBound, by: -exponent) / Double(factor) - 1e-9).rounded(.up)
    let last = (PowerOfTen.scaled(range.upperBound, by: -exponent) / Double(factor) + 1e-9).rounded(.down)
    let areExact = max(first.magnitude, last.magnitude) < 1e15
    multiples = first <= last && areExact ? Int(first)...Int(last) : nil
  }

  /// The ticks' values, ascending.
  var values: [Double] { (multiples.map(Array.init) ?? []).map(value) }

  /// The ticks' texts: exact, and as short as the largest of them allows.
  var labels: [String] {
    guard let multiples else { return [] }
    return multiples.map(label)
  }

  /// Ticks of the same step for a range that is widened, where it is not so already, to begin and end with a tick.
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

  /// digits × 10^exponent, written out.
  private static func decimal(_ digits: Int, _ exponent: Int) -> String {
    let sign = digits < 0 ? "-" : ""
    var text = String(digits.magnitude)
    if exponent >= 0 { return (sign + text + String(repeating: "0", count: exponent)).typographic }
    if text.count <= -exponent { text = String(repeating: "0", count: -exponent - text.count + 1) + text }
    return (sign + text.dropLast(-exponent) + "." + text.suffix(-exponent)).typographic
  }
}
