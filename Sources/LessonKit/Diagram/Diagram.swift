import Wire

/// A picture of nodes and edges, as DOT text. The engine lays it out and draws it with Graphviz.
public typealias Diagram = Wire.Diagram

extension Diagram: Showable {
  public var output: Output { .diagram(self) }
}
