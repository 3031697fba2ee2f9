import Foundation
import Testing

@testable import LessonKit

@Test(arguments: [
  (0.0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1, 0, "1"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"),
  (0.125, 2, "0.12"), (0.375, 2, "0.38"), (9.996, 2, "10.00"), (-99.95, 0, "-100"), (0.1, 20, "0.10000000000000000555"),
  (1e21, 0, "1000000000000000000000"), (.nan, 2, "nan"), (.infinity, 1, "inf"), (-.infinity, 1, "-inf"), (3, -1, "3"),
  (.leastNonzeroMagnitude, 3, "0.000"),
])
func writesFixedPoint(value: Double, digits: Int, expected: String) {
  #expect(FixedPoint.text(value, digits: digits) == expected)
}

@Test func agreesWithTheCLibraryOnRandomBits() {
  let seed: UInt64 = 20_240_601
  var random = Random(seed: seed)
  for _ in 0..<3000 {
    let value = Double(bitPattern: UInt64.random(in: 0 ... .max, using: &random))
    let digits = Int.random(in: 0...12, using: &random)
    guard value.isFinite else { continue }
    let expected = String(format: "%.\(digits)f", value)
    let isZero = !expected.contains { "123456789".contains($0) }
    let signed = isZero && expected.hasPrefix("-") ? String(expected.dropFirst()) : expected
    #expect(FixedPoint.text(value, digits: digits) == signed, "seed \(seed), \(value), \(digits) digits")
  }
}

@Test(arguments: [
  (0.0, "0"), (0.9, "0.9"), (0.12345, "0.123"), (13002.4, "13,002"), (-2.5, "−2.5"), (2.5e-6, "2.5×10⁻⁶"),
  (1e7, "1×10⁷"), (-3e12, "−3×10¹²"), (9.999e-10, "1×10⁻⁹"), (-9.996e7, "−1×10⁸"),
  (999.96, "1000"), (.nan, "nan"), (.infinity, "inf"),
  (.leastNonzeroMagnitude, "4.94×10⁻³²⁴"),
])
func writesBriefNumbers(value: Double, expected: String) {
  #expect(FixedPoint.brief(value) == expected)
}

@Test func formatsInterpolatedNumbers() {
  let cost: Float = 0.8125
  #expect("cost \(cost, digits: 2), \(7, digits: 1)" == "cost 0.81, 7.0")
  #expect(format(cost, digits: 3) == "0.812")
}

@Test(arguments: [
  (0.0, "0"), (1.005, "1"), (1.006, "1.01"), (-0.004, "0"), (-1.5, "-1.5"), (12.25, "12.25"), (.nan, "0"),
  (.infinity, "0"), (1e300, "1000000"), (-0.05, "-0.05"),
])
func writesCoordinates(value: Double, expected: String) {
  #expect(SVG.number(value) == expected)
}
