extension Int {
  /// The number as prose has it, with a comma between thousands and a true minus sign: `13,002`.
  public var grouped: String {
    (self < 0 ? "−" : "") + grouping(String(magnitude))
  }
}

/// A number and what it counts, with an `s` where there is not exactly one.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
