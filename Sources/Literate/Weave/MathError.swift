/// What is wrong with a formula.
public struct MathError: Error, Hashable, Sendable {
  /// In KaTeX's words, without its excerpt of the formula.
  public var message: String
  /// Where in the TeX, in UTF-8 bytes from 0; `nil` when it is the formula as a whole.
  public var offset: Int?

  public init(message: String, offset: Int? = nil) {
    self.message = message
    self.offset = offset
  }
}
