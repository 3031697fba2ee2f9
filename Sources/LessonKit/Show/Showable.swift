import Wire

/// A value as a page shows it: a case for each kind of output.
public typealias Output = Wire.Output

/// A value that a lesson can `show`.
///
/// A lesson's own type becomes showable through a value that is one already:
///
/// ```swift
/// extension Perceptron: Showable {
///   var output: Output { Plot("Perceptron").line(over: -1...1, callAsFunction).output }
/// }
/// ```
public protocol Showable {
  /// The value as the page shows it.
  var output: Output { get }
}

extension Equation: Showable {
  public var output: Output { .equation(self) }
}

extension Table: Showable {
  public var output: Output { .table(self) }
}
