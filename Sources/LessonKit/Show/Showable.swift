/// A value that a lesson can `show`.
///
/// A type of a lesson's own becomes showable by saying which kind of output it is:
///
/// ```swift
/// extension Perceptron: Showable {
///   var shown: Shown { Plot("Perceptron").line(over: -1...1, callAsFunction).shown }
/// }
/// ```
public protocol Showable {
  var shown: Shown { get }
}
