import Testing

@testable import LessonKit

@Test(arguments: [
  (0.0...1.0, 5, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
  (-3.0...3.0, 6, ["−3", "−2", "−1", "0", "1", "2", "3"]),
  (0.13...0.87, 4, ["0.2", "0.4", "0.6", "0.8"]),
  (0.0...60000.0, 6, ["0", "10,000", "20,000", "30,000", "40,000", "50,000", "60,000"]),
  (1e-9...3e-9, 4, ["1.0×10⁻⁹", "1.5×10⁻⁹", "2.0×10⁻⁹", "2.5×10⁻⁹", "3.0×10⁻⁹"]),
  (0.0...3e7, 3, ["0", "1×10⁷", "2×10⁷", "3×10⁷"]),
  (0.0...0.003, 3, ["0", "0.001", "0.002", "0.003"]),
  (995.0...1005.0, 2, ["995", "1000", "1005"]),
  (-0.5...0.5, 1, ["0"]),
  (5.0...5.0, 4, ["5"]),
])
func ticksAreRoundNumbers(range: ClosedRange<Double>, count: Int, expected: [String]) {
  #expect(Ticks(in: range, about: count).labels == expected)
}

@Test func integerTicksHaveNoFractions() {
  #expect(Ticks(in: 0...2, about: 8, integersOnly: true).labels == ["0", "1", "2"])
  #expect(Ticks(in: 0...2, about: 8).labels.count == 11)
}

@Test func ticksAreExact() {
  #expect(Ticks(in: 0...1, about: 10).values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
}

@Test func rangesAreExtendedToTicks() {
  let (ticks, range) = Ticks(in: 0.07...0.92, about: 5).widening(0.07...0.92)
  #expect(range == 0...1)
  #expect(ticks.labels == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
  #expect(Ticks(in: 0...1, about: 5).widening(0...1).range == 0...1)
}

@Test(arguments: [1e-300...2e-300, -1e149...1e149, 1e15...1.0000001e15, 1e20...1e20, 0...Double.leastNonzeroMagnitude])
func ticksOfExtremeRangesDoNotTrap(range: ClosedRange<Double>) {
  let ticks = Ticks(in: range, about: 5)
  #expect(ticks.labels.count < 20)
  #expect(ticks.values.allSatisfy { $0.isFinite })
}

@Test func exponentsOfPowersOfTen() {
  for exponent in -300...300 {
    #expect(PowerOfTen.exponent(of: PowerOfTen.scaled(3, by: exponent)) == exponent)
  }
}
