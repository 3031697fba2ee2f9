/// A number that figures, tables and formatted text accept: `Float`, `Double` or `Int`.
public protocol Quantity: Sendable {
  /// The number as a `Double`. Exact for `Float`, `Double` and integers of magnitude up to 2⁵³.
  var asDouble: Double { get }
}

extension Float: Quantity {
  /// The same number, exactly.
  public var asDouble: Double { Double(self) }
}

extension Double: Quantity {
  /// The number itself.
  public var asDouble: Double { self }
}

extension Int: Quantity {
  /// The nearest `Double`.
  public var asDouble: Double { Double(self) }
}

/// Returns a number as decimal text, the same on every machine: `format(0.8125, digits: 2)` is `0.81`.
///
/// The exact value is rounded, ties to even. A number that is not finite gives `nan`, `inf` or `-inf`.
///
/// - Parameters:
///   - value: Any number.
///   - digits: The number of digits after the point; a negative one counts as 0.
public func format<Number: Quantity>(_ value: Number, digits: Int) -> String {
  FixedPoint.text(value.asDouble, digits: digits)
}

extension DefaultStringInterpolation {
  /// Appends a number, rounded to `digits` digits after the point: `"cost \(cost, digits: 3)"`.
  public mutating func appendInterpolation<Number: Quantity>(_ value: Number, digits: Int) {
    appendLiteral(format(value, digits: digits))
  }
}
