import Wire

/// Everything that a result depends on: texts with names, in order.
struct Inputs: Equatable, Sendable {
  /// One of the things that a result depends on.
  struct Input: Equatable, Sendable {
    /// What it is, as the end of a sentence: `the file Data/digits.csv`.
    var name: String
    /// The thing itself, or its digest.
    var value: String
  }

  private(set) var list: [Input] = []

  /// Adds an input.
  mutating func add(_ name: String, _ value: String) { list.append(Input(name: name, value: value)) }

  /// The inputs of both.
  static func + (first: Inputs, second: Inputs) -> Inputs { Inputs(list: first.list + second.list) }

  /// The digest of all names and values.
  var digest: Digest {
    var writer = ByteWriter()
    encode(to: &writer)
    return Digest(writer.bytes)
  }

  /// The value with a name; `nil` if there is none.
  subscript(name: String) -> String? { list.first { $0.name == name }?.value }
}

extension Inputs: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    writer.write(list.count)
    for input in list {
      writer.write(input.name)
      writer.write(input.value)
    }
  }

  init(from reader: inout ByteReader) throws(WireError) {
    for _ in 0..<(try reader.readCount()) {
      list.append(Input(name: try reader.readText(), value: try reader.readText()))
    }
  }
}
