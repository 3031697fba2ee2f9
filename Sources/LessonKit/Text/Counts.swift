extension Int {
  /// The number with a comma between thousands and a minus sign (U+2212): `13002.grouped` is `13,002`.
  public var grouped: String {
    (self < 0 ? "−" : "") + grouping(String(magnitude))
  }
}

/// A count followed by its noun, in the plural unless the count is 1: `1 image`, `2 images`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
