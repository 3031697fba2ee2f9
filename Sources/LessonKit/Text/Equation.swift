import Wire

/// A formula in TeX, into which computed numbers can be interpolated.
///
/// ```swift
/// show(Equation(#"\sigma(\#(z, digits: 2)) = \#(a, digits: 3)"#))
/// ```
///
/// Interpolated numbers are written in TeX: `1e-05` as 10⁻⁵, infinity as ∞.
public typealias Equation = Wire.Equation

extension Equation: ExpressibleByStringInterpolation {
  /// Creates an equation from a literal.
  public init(stringLiteral tex: String) { self.init(tex) }

  /// Creates an equation from a literal with interpolated values.
  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.tex) }

  /// The TeX of a literal with interpolated values.
  public struct StringInterpolation: StringInterpolationProtocol {
    var tex = ""

    /// Creates an empty interpolation. The capacities are ignored.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends TeX.
    public mutating func appendLiteral(_ literal: String) { tex += literal }

    /// Appends a number, rounded to `digits` digits after the point.
    public mutating func appendInterpolation<Number: Quantity>(_ value: Number, digits: Int) {
      tex += texNumber(format(value, digits: digits))
    }

    /// Appends a number in full, as its `description` has it.
    public mutating func appendInterpolation<Number: Quantity & CustomStringConvertible>(_ value: Number) {
      tex += texNumber(value.description)
    }

    /// Appends any other value's description unchanged: it is read as TeX.
    @_disfavoredOverload
    public mutating func appendInterpolation<Value: CustomStringConvertible>(_ value: Value) {
      tex += withUnsignedNaN(value.description)
    }
  }
}

/// Converts a number's description, such as `-0.5`, `1e-05`, `inf` or `nan`, to TeX.
private func texNumber(_ text: String) -> String {
  switch text {
  case "inf": return #"\infty"#
  case "-inf": return #"-\infty"#
  case "nan", "-nan": return #"\text{nan}"#
  default:
    let parts = text.split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    let factor = parts[0].hasSuffix(".0") ? String(parts[0].dropLast(2)) : String(parts[0])
    return factor == "1" ? "10^{\(exponent)}" : #"\#(factor) \times 10^{\#(exponent)}"#
  }
}
