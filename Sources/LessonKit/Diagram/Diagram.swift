import Wire

/// A graph of nodes and edges in DOT, Graphviz's language. It is laid out and drawn when the page is built.
///
/// ```swift
/// show(Diagram(dot: "digraph { rankdir=LR; image -> network -> digit }"))
/// ```
public typealias Diagram = Wire.Diagram

extension Diagram: Showable {
  /// The diagram as an output.
  public var output: Output { .diagram(self) }
}
