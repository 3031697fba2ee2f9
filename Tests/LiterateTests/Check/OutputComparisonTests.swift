import Testing

@testable import Literate

@Suite struct OutputComparisonTests {
  @Test(arguments: [
    ("a\n", "a\n"), ("a", "a\n"), ("", ""), ("a\nb\n", "a\r\nb\r\n"), ("...\n", ""), ("...\n", "a\nb\n"),
    ("a\n...\nd\n", "a\nb\nc\nd\n"), ("...\nb\n", "a\nb\nb\n"), ("a\n...\n", "a\n"),
    ("...\nx\n...\ny\n", "x\nx\ny\nx\ny\n"),
    ("\n\n", "\n\n"), ("a\u{FFFD}", "a\0"),
  ])
  func equal(recorded: String, actual: String) {
    #expect(OutputComparison(recorded: recorded, actual: actual).matches)
  }

  @Test(arguments: [
    ("a\n", "b\n"), ("a\n", ""), ("", "a\n"), ("a\n", "a\n\n"), ("a \n", "a\n"), ("a\n...\nd\n", "a\nb\n"),
    ("...\nb\n", "a\nb\nc\n"), (" ...\n", "a\n"), ("1.0\n", "1.0000001\n"),
  ])
  func different(recorded: String, actual: String) {
    #expect(!OutputComparison(recorded: recorded, actual: actual).matches)
  }

  @Test(arguments: [
    ("cost 0.5", "cost 0.5000001", 1e-6, true), ("cost 0.5", "cost 0.51", 1e-6, false),
    ("1000000", "1000000.5", 1e-6, true), ("x 1", "y 1", 1, false), ("-1e-3 a", "-1.0001e-3 a", 1e-4, true),
    ("1 2", "1", 1, false),
  ])
  func tolerance(recorded: String, actual: String, tolerance: Double, isEqual: Bool) {
    #expect(OutputComparison(recorded: recorded, actual: actual, tolerance: tolerance).matches == isEqual)
  }
}
