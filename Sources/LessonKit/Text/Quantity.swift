/// A number that a figure or a text can take: `Float`, `Double` or `Int`.
public protocol Quantity: Sendable {
  /// The number as a `Double`: exact for `Float`, and for integers up to 2⁵³.
  var asDouble: Double { get }
}

extension Float: Quantity {
  public var asDouble: Double { Double(self) }
}

extension Double: Quantity {
  public var asDouble: Double { self }
}

extension Int: Quantity {
  public var asDouble: Double { Double(self) }
}

/// A number as decimal text, the same on every machine: `format(0.8125, digits: 2)` is `0.81`.
///
/// - Parameters:
///   - value: Any number; those without a decimal form give `nan`, `inf` or `-inf`.
///   - digits: Digits after the point, 0 and more. The exact value is rounded, ties to even.
public func format<Number: Quantity>(_ value: Number, digits: Int) -> String {
  FixedPoint.text(value.asDouble, digits: digits)
}

extension DefaultStringInterpolation {
  /// `"cost \(cost, digits: 3)"`: a number with that many digits after the point.
  public mutating func appendInterpolation<Number: Quantity>(_ value: Number, digits: Int) {
    appendLiteral(format(value, digits: digits))
  }
}
