/// The ticks of an axis with their labels, on either scale.
struct AxisTicks: Equatable, Sendable {
  /// The labelled values, ascending.
  private(set) var values: [Double]
  private(set) var labels: [String]
  /// Values between the labelled ones that have a thin line: 2, 3, … 9 times a power of ten.
  private(set) var minor: [Double] = []

  /// Chooses ticks in a range.
  ///
  /// - Parameters:
  ///   - range: A finite range; of positive numbers for a logarithmic scale.
  ///   - count: The wanted number of ticks.
  ///   - scale: The axis' scale.
  ///   - integersOnly: True if ticks must be integers, as for epochs.
  init(in range: ClosedRange<Double>, about count: Int, on scale: Plot.Scale = .linear, integersOnly: Bool = false) {
    self.init(Ticks(in: range, about: count, integersOnly: integersOnly))
    if scale == .logarithmic { chooseRatios(range, max(1, count)) }
  }

  private init(_ ticks: Ticks) {
    values = ticks.values
    labels = ticks.labels
  }

  /// Extends a range to round numbers, and returns it with its ticks.
  static func widening(_ range: ClosedRange<Double>, about count: Int, on scale: Plot.Scale)
    -> (ticks: AxisTicks, range: ClosedRange<Double>)
  {
    switch scale {
    case .linear:
      let (ticks, widened) = Ticks(in: range, about: count).widening(range)
      return (AxisTicks(ticks), widened)
    case .logarithmic:
      let widened = rounded(range.lowerBound, up: false)...rounded(range.upperBound, up: true)
      return (AxisTicks(in: widened, about: count, on: scale), widened)
    }
  }

  /// The next number of the form 1, 2 or 5 times a power of ten.
  private static func rounded(_ value: Double, up: Bool) -> Double {
    let exponent = PowerOfTen.exponent(of: value)
    let mantissa = PowerOfTen.scaled(value, by: -exponent)
    let factors: [Double] = [1, 2, 5, 10]
    let above = factors.first { $0 >= mantissa * (1 - 1e-9) } ?? 10
    let below = factors.last { $0 <= mantissa * (1 + 1e-9) } ?? 1
    return PowerOfTen.scaled(up ? above : below, by: exponent)
  }

  /// Chooses powers of ten, with 2 and 5 times them where there is room. A range within one decade keeps its evenly
  /// spaced ticks.
  private mutating func chooseRatios(_ range: ClosedRange<Double>, _ count: Int) {
    let exponents = PowerOfTen.exponent(of: range.lowerBound)...PowerOfTen.exponent(of: range.upperBound)
    func isInside(_ value: Double) -> Bool {
      value >= range.lowerBound * (1 - 1e-9) && value <= range.upperBound * (1 + 1e-9)
    }
    let decades = PowerOfTen.logarithm(of: range.upperBound) - PowerOfTen.logarithm(of: range.lowerBound)
    let factors = decades * 3 <= Double(count) ? [1, 2, 5] : [1]
    let stride = max(1, Int((decades / Double(count)).rounded(.up)))
    let candidates = exponents.filter { $0 % stride == 0 }.flatMap { exponent in factors.map { ($0, exponent) } }
    let chosen = candidates.filter { isInside(PowerOfTen.scaled(Double($0.0), by: $0.1)) }
    guard chosen.count > 1 else { return }
    let areLong = chosen.contains { !(-4...5).contains($0.1) }
    values = chosen.map { PowerOfTen.scaled(Double($0.0), by: $0.1) }
    labels = chosen.map { areLong ? Self.power($0.0, $0.1) : Ticks.decimal($0.0, $0.1) }
    if stride == 1, decades <= 8 {
      minor = exponents.flatMap { exponent in (2...9).map { PowerOfTen.scaled(Double($0), by: exponent) } }
        .filter { isInside($0) && !values.contains($0) }
    }
  }

  private static func power(_ factor: Int, _ exponent: Int) -> String {
    if (0...1).contains(exponent) { return Ticks.decimal(factor, exponent) }
    return (factor == 1 ? "" : "\(factor)×") + "10" + PowerOfTen.superscript(exponent)
  }
}
