import Testing

@testable import LessonKit

@Test(arguments: [
  (0, "0"), (999, "999"), (1000, "1,000"), (13_002, "13,002"), (1_234_567, "1,234,567"), (-4000, "−4,000"),
  (Int.min, "−9,223,372,036,854,775,808"),
])
func thousandsAreGrouped(number: Int, text: String) {
  #expect(number.grouped == text)
}

@Test(arguments: [(0, "0 bars"), (1, "1 bar"), (2, "2 bars")])
func countsTakeSingularOrPlural(count: Int, text: String) {
  #expect(counted(count, "bar") == text)
}
