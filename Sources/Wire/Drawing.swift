/// A finished drawing in SVG, or several side by side.
public struct Drawing: ByteCodable, Hashable {
  /// An `<svg>` element whose first child is its `<title>`; several of them, one after the other, if there is more than
  /// one column. Ids are written `{id}-name` and references `#{id}-name`:
  /// the page replaces `{id}` by a unique prefix, so that the ids of two drawings never collide.
  public var svg: String
  /// The title's text: a description for readers who cannot see the drawing.
  public var title: String
  /// The number of `<svg>` elements in a row of the page, at least 1; narrow pages have fewer.
  public var columns: Int

  /// Creates a drawing.
  ///
  /// - Parameters:
  ///   - svg: An `<svg>` element, as described at the property.
  ///   - title: The text of its `<title>`, or of all their titles.
  ///   - columns: The number of elements in a row.
  public init(svg: String, title: String, columns: Int = 1) {
    self.svg = svg
    self.title = title
    self.columns = columns
  }

  /// Appends the SVG text, the title, and the number of columns.
  public func encode(to writer: inout ByteWriter) {
    writer.write(svg)
    writer.write(title)
    writer.write(columns)
  }

  /// Reads a drawing.
  public init(from reader: inout ByteReader) throws(WireError) {
    svg = try reader.readText()
    title = try reader.readText()
    columns = try reader.readInteger()
  }
}
