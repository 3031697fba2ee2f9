/// A message from a lesson's program to the engine.
public struct Message: Equatable, Sendable {
  /// The kinds of messages with their contents.
  public enum Content: Equatable, Sendable {
    /// The beginning of the cell with that index.
    case beginCell(Int)
    /// The beginning of the evaluation of the inline value with that index.
    case beginValue(Int)
    /// The text of the inline value that was begun last.
    case value(String)
    /// An output of the current cell, with the author's caption and description, if any.
    case show(Output, caption: String?, alt: String?)
    /// The program's normal end.
    case end
  }

  /// The program's progress at the time of a message. It orders messages relative to printed text.
  public struct Position: Equatable, Sendable {
    /// The number of bytes written to standard output so far.
    public var output: Int
    /// The number of bytes written to standard error so far.
    public var error: Int
    /// The time on a monotonic clock, in nanoseconds.
    public var nanoseconds: UInt64

    /// Creates a position.
    public init(output: Int, error: Int, nanoseconds: UInt64) {
      self.output = output
      self.error = error
      self.nanoseconds = nanoseconds
    }
  }

  /// The kind of message, with its content.
  public var content: Content
  /// The position among printed text, and the time.
  public var position: Position

  /// Creates a message.
  public init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }
}

extension Message {
  /// The encoding of a kind of message, by the cases' order.
  private enum Tag: Int {
    case beginCell, beginValue, value, show, end
  }

  /// The encoded message, as the payload of a frame.
  public var payload: [UInt8] {
    var writer = ByteWriter()
    writer.write(position.output)
    writer.write(position.error)
    writer.write(position.nanoseconds)
    switch content {
    case .beginCell(let index):
      writer.write(Tag.beginCell.rawValue)
      writer.write(index)
    case .beginValue(let index):
      writer.write(Tag.beginValue.rawValue)
      writer.write(index)
    case .value(let text):
      writer.write(Tag.value.rawValue)
      writer.write(text)
    case .show(let output, let caption, let alt):
      writer.write(Tag.show.rawValue)
      output.encode(to: &writer)
      writer.write(caption)
      writer.write(alt)
    case .end:
      writer.write(Tag.end.rawValue)
    }
    return writer.bytes
  }

  /// Decodes a message from the payload of a frame.
  ///
  /// - Throws: `WireError` if the payload was not encoded by this version of `Message`.
  public init(payload: [UInt8]) throws(WireError) {
    var reader = ByteReader(payload)
    position = Position(
      output: try reader.readInteger(),
      error: try reader.readInteger(),
      nanoseconds: try reader.readBits()
    )
    let number = try reader.readInteger()
    guard let tag = Tag(rawValue: number) else { throw .unknownTag(String(number)) }
    switch tag {
    case .beginCell: content = .beginCell(try reader.readInteger())
    case .beginValue: content = .beginValue(try reader.readInteger())
    case .value: content = .value(try reader.readText())
    case .show:
      content = .show(
        try Output(from: &reader),
        caption: try reader.readOptionalText(),
        alt: try reader.readOptionalText()
      )
    case .end: content = .end
    }
    try reader.finish()
  }
}
