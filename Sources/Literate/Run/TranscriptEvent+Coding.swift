import Wire

// The encoding of a run's events, for the store.

extension Transcript.Event: ByteCodable {
  /// The encoding of a kind of event, by the cases' order.
  private enum Tag: Int {
    case printed, shown, value, ended, failedAsExpected, failed, diagnosed
  }

  private var tag: Tag {
    switch self {
    case .printed: .printed
    case .shown: .shown
    case .value: .value
    case .ended: .ended
    case .failedAsExpected: .failedAsExpected
    case .failed: .failed
    case .diagnosed: .diagnosed
    }
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(tag.rawValue)
    switch self {
    case .printed(let text, let stream, let cell):
      writer.write(text)
      writer.write(stream.rawValue)
      writer.write(cell)
    case .shown(let output, let caption, let alt, let cell):
      output.encode(to: &writer)
      writer.write(caption)
      writer.write(alt)
      writer.write(cell)
    case .value(let index, let text):
      writer.write(index)
      writer.write(text)
    case .ended(let cell, let duration):
      writer.write(cell)
      writer.write(Int(clamping: duration.components.seconds))
      writer.write(Int(clamping: duration.components.attoseconds))
    case .failedAsExpected(let cell, let message):
      writer.write(cell)
      writer.write(message)
    case .failed(let part, let ending, let error):
      writer.write(part.file)
      writer.write(ending.rawValue)
      error.encode(to: &writer)
    case .diagnosed(let diagnostic):
      diagnostic.encode(to: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(WireError) {
    let number = try reader.readInteger()
    guard let tag = Tag(rawValue: number) else { throw .unknownTag(String(number)) }
    switch tag {
    case .printed:
      self = .printed(try reader.readText(), try reader.read(CellOutput.Stream.self), cell: try reader.readInteger())
    case .shown:
      self = .shown(
        try Output(from: &reader),
        caption: try reader.readOptionalText(),
        alt: try reader.readOptionalText(),
        cell: try reader.readInteger()
      )
    case .value:
      self = .value(try reader.readInteger(), try reader.readText())
    case .ended:
      let cell = try reader.readInteger()
      let (seconds, attoseconds) = (try reader.readInteger(), try reader.readInteger())
      self = .ended(
        cell: cell,
        Duration(secondsComponent: Int64(seconds), attosecondsComponent: Int64(attoseconds))
      )
    case .failedAsExpected:
      self = .failedAsExpected(cell: try reader.readInteger(), try reader.readText())
    case .failed:
      let file = try reader.readText()
      guard let part = PartID(file: file) else { throw .unknownTag(file) }
      self = .failed(part, try reader.read(CellRun.Ending.self), try CellOutput.CellError(from: &reader))
    case .diagnosed:
      self = .diagnosed(try Diagnostic(from: &reader))
    }
  }
}

extension CellOutput.CellError: ByteCodable {
  /// Appends all properties.
  public func encode(to writer: inout ByteWriter) {
    writer.write(title)
    writer.write(line ?? 0)
    writer.write(text)
  }

  /// Reads an error.
  public init(from reader: inout ByteReader) throws(WireError) {
    title = try reader.readText()
    let number = try reader.readInteger()
    line = number == 0 ? nil : number
    text = try reader.readText()
  }
}
