/// A formula in TeX.
public struct Equation: ByteCodable, Hashable {
  /// The formula, without dollar signs. The engine typesets it and reports what is wrong with it.
  public let tex: String

  /// Creates an equation from any TeX.
  public init(_ tex: String) { self.tex = tex }

  public func encode(to writer: inout ByteWriter) {
    writer.write(tex)
  }

  public init(from reader: inout ByteReader) throws(WireError) {
    tex = try reader.readText()
  }
}
