/// A graph of nodes and edges in DOT, Graphviz's language. The engine lays it out and draws it.
///
/// ```swift
/// Diagram(dot: "digraph { rankdir=LR; image -> network -> digit }", summary: "From image to digit")
/// ```
public struct Diagram: ByteCodable, Hashable {
  /// The graph as DOT text. It is checked only when the engine draws it: errors in it then appear on the page.
  public let dot: String
  /// A description for readers who cannot see the diagram; empty if there is none.
  public let summary: String

  /// Creates a diagram.
  ///
  /// - Parameters:
  ///   - dot: DOT text, such as `digraph { input -> output }`.
  ///   - summary: A description for readers who cannot see the diagram.
  public init(dot: String, summary: String = "") {
    self.dot = dot
    self.summary = summary
  }

  /// Appends the DOT text, then the summary.
  public func encode(to writer: inout ByteWriter) {
    writer.write(dot)
    writer.write(summary)
  }

  /// Reads a diagram.
  public init(from reader: inout ByteReader) throws(WireError) {
    dot = try reader.readText()
    summary = try reader.readText()
  }
}
