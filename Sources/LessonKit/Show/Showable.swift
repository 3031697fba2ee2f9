import Wire

/// A value in the form in which a page shows it, with one case for each kind of output.
public typealias Output = Wire.Output

/// A value that `show(_:caption:alt:)` puts on the page.
///
/// A lesson's own type conforms by returning the output of a type that already does:
///
/// ```swift
/// extension Perceptron: Showable {
///   var output: Output { Plot("Perceptron").line(over: -1...1, callAsFunction).output }
/// }
/// ```
public protocol Showable {
  /// The value in the form in which the page shows it.
  var output: Output { get }
}

extension Equation: Showable {
  /// The equation as an output.
  public var output: Output { .equation(self) }
}

extension Table: Showable {
  /// The table as an output.
  public var output: Output { .table(self) }
}
