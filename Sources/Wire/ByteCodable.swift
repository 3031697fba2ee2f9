/// A value that can be encoded as bytes and decoded from them. Encoding and decoding stand side by side in one type.
///
/// ```swift
/// struct Equation: ByteCodable {
///   let tex: String
///   func encode(to writer: inout ByteWriter) { writer.write(tex) }
///   init(from reader: inout ByteReader) throws(WireError) { tex = try reader.readText() }
/// }
/// ```
public protocol ByteCodable: Sendable {
  /// Appends the value's fields.
  func encode(to writer: inout ByteWriter)
  /// Creates a value from the fields that `encode(to:)` appended, read in the same order.
  init(from reader: inout ByteReader) throws(WireError)
}
