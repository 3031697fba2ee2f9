/// A message from a lesson's program to the engine.
public struct Message: Equatable, Sendable {
  /// The kinds of message, with what each carries.
  public enum Content: Equatable, Sendable {
    /// The cell of that index begins.
    case beginCell(Int)
    /// The evaluation of the inline value of that index begins.
    case beginValue(Int)
    /// The text of the inline value that was begun last.
    case value(String)
    /// A cell shows something.
    case show(Output, caption: String?, alt: String?)
    /// The program reached its end.
    case end
  }

  /// The program's progress when the message was sent. It puts messages in order with printed text.
  public struct Position: Equatable, Sendable {
    /// Bytes written to standard output so far.
    public var output: Int
    /// Bytes written to standard error so far.
    public var error: Int
    /// The time on a monotonic clock.
    public var nanoseconds: UInt64

    /// Creates a position.
    public init(output: Int, error: Int, nanoseconds: UInt64) {
      self.output = output
      self.error = error
      self.nanoseconds = nanoseconds
    }
  }

  /// The message without its position.
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
  /// The tags of the contents in the encoding.
  private enum Tag: Int {
    case beginCell, beginValue, value, show, end
  }

  /// The encoded message: what a frame carries.
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

  /// Decodes a frame's payload.
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
