/// A value with a byte encoding: part of a message's payload.
public protocol ByteCodable: Sendable {
  /// Appends the value's fields.
  func encode(to writer: inout ByteWriter)
  /// Reads the fields that `encode(to:)` appended, in their order.
  init(from reader: inout ByteReader) throws(WireError)
}
