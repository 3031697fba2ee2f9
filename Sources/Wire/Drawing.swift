/// A finished drawing in SVG.
public struct Drawing: ByteCodable, Hashable {
  /// An `<svg>` element whose first child is its `<title>`. Ids are written `{id}-name` and references `#{id}-name`:
  /// the page replaces `{id}` by a unique prefix, so that the ids of two drawings never collide.
  public var svg: String
  /// The title's text: a description for readers who cannot see the drawing.
  public var title: String

  /// Creates a drawing.
  ///
  /// - Parameters:
  ///   - svg: An `<svg>` element, as described at the property.
  ///   - title: The text of its `<title>`.
  public init(svg: String, title: String) {
    self.svg = svg
    self.title = title
  }

  /// Appends the SVG text, then the title.
  public func encode(to writer: inout ByteWriter) {
    writer.write(svg)
    writer.write(title)
  }

  /// Reads a drawing.
  public init(from reader: inout ByteReader) throws(WireError) {
    svg = try reader.readText()
    title = try reader.readText()
  }
}
