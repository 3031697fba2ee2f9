/// A graph of nodes and edges in DOT, Graphviz's language. The engine lays it out and draws it.
public struct Diagram: ByteCodable, Hashable {
  /// The graph, as DOT text. The engine reports what is wrong with it.
  public let dot: String
  /// A description for readers who cannot see the diagram; empty where only the author could write one.
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

  public func encode(to writer: inout ByteWriter) {
    writer.write(dot)
    writer.write(summary)
  }

  public init(from reader: inout ByteReader) throws(WireError) {
    dot = try reader.readText()
    summary = try reader.readText()
  }
}
