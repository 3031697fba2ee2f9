/// A formula in TeX.
public struct Equation: ByteCodable, Hashable {
  /// The formula as TeX, without dollar signs. It is checked only when the engine typesets it: errors in it then appear
  /// on the page.
  public let tex: String

  /// Creates an equation from TeX.
  public init(_ tex: String) { self.tex = tex }

  /// Appends the TeX.
  public func encode(to writer: inout ByteWriter) {
    writer.write(tex)
  }

  /// Reads an equation.
  public init(from reader: inout ByteReader) throws(WireError) {
    tex = try reader.readText()
  }
}
