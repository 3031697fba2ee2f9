import Wire

// The encoding of diagnostics, for results that are stored with the warnings about them.

extension Diagnostic: ByteCodable {
  /// Appends all properties.
  public func encode(to writer: inout ByteWriter) {
    writer.write(severity.rawValue)
    writer.write(stage.rawValue)
    writer.write(location?.file)
    writer.write(location?.line ?? 0)
    writer.write(location?.column ?? 0)
    writer.write(message)
    writer.write(hint)
    writer.write(excerpt)
  }

  /// Reads a diagnostic.
  public init(from reader: inout ByteReader) throws(WireError) {
    severity = try reader.read(Severity.self)
    stage = try reader.read(Stage.self)
    let file = try reader.readOptionalText()
    let (line, column) = (try reader.readInteger(), try reader.readInteger())
    location = file.map { SourceLocation(file: $0, line: line, column: column) }
    message = try reader.readText()
    hint = try reader.readOptionalText()
    excerpt = try reader.readText()
  }
}

extension ByteReader {
  /// Reads a value that was written as its raw text.
  mutating func read<Value: RawRepresentable<String>>(_ type: Value.Type) throws(WireError) -> Value {
    let text = try readText()
    guard let value = Value(rawValue: text) else { throw .unknownTag(text) }
    return value
  }
}
