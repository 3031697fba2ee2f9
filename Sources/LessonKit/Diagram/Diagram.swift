/// A picture of nodes and edges, as DOT text. The engine lays it out and draws it with Graphviz.
public struct Diagram: Sendable, Hashable {
  /// The diagram in Graphviz's language.
  public let dot: String
  /// What it shows, for a reader who cannot see it; empty when only the author knows.
  public let summary: String

  /// A diagram of your own.
  /// - Parameter dot: Such as `digraph { input -> output }`. The engine reports what is wrong with it.
  public init(dot: String) {
    self.init(dot: dot, summary: "")
  }

  init(dot: String, summary: String) {
    self.dot = dot
    self.summary = summary
  }
}

extension Diagram: Showable {
  public var shown: Shown { .diagram(self) }
}
