import Wire

/// A formula in TeX, with computed numbers in it.
///
/// ```swift
/// show(Equation(#"\sigma(\#(z, digits: 2)) = \#(a, digits: 3)"#))
/// ```
///
/// In a literal, numbers become TeX: `1e-05` reads 10⁻⁵, an infinite one ∞.
public typealias Equation = Wire.Equation

extension Equation: ExpressibleByStringInterpolation {
  public init(stringLiteral tex: String) { self.init(tex) }

  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.tex) }

  /// The TeX of a literal with interpolated values.
  public struct StringInterpolation: StringInterpolationProtocol {
    var tex = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { tex += literal }

    /// Appends a number with that many digits after the point.
    public mutating func appendInterpolation<Number: Quantity>(_ value: Number, digits: Int) {
      tex += TeX.number(format(value, digits: digits))
    }

    /// Appends a number with as many digits as it needs.
    public mutating func appendInterpolation<Number: Quantity & CustomStringConvertible>(_ value: Number) {
      tex += TeX.number(value.description)
    }

    /// Appends any other value's description, as TeX.
    @_disfavoredOverload
    public mutating func appendInterpolation<Value: CustomStringConvertible>(_ value: Value) {
      tex += value.description
    }
  }
}

/// Numbers as TeX.
private enum TeX {
  /// - Parameter text: A number as Swift writes it: `-0.5`, `1e-05`, `inf`, `nan`.
  static func number(_ text: String) -> String {
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
}
