/// A message from a lesson's program, as it comes through the channel.
///
/// The other end is LessonKit's `Channel`. A frame is a byte count and then fields, each a byte count and UTF-8, all
/// counts 32-bit little-endian. The channel is a file of its own: whatever a lesson prints, it can't look like one.
struct Message: Equatable {
  enum Content: Equatable {
    case beginCell(Int)
    case beginValue(Int)
    case endValue(String)
    case end
    case show(Output)
  }

  var content: Content
  /// How many bytes standard output and standard error held when it was sent: its place among them.
  var outputOffset: Int
  var errorOffset: Int
  /// When it was sent, on the machine's monotonic clock.
  var nanoseconds: UInt64
}

extension Message {
  /// Decodes the fields of one frame; `nil` if they are not a message.
  init?(fields: [String]) {
    guard fields.count >= 4, let outputOffset = Int(fields[1]), let errorOffset = Int(fields[2]),
      let nanoseconds = UInt64(fields[3]), let content = Content(kind: fields[0], Array(fields[4...]))
    else { return nil }
    self.content = content
    self.outputOffset = outputOffset
    self.errorOffset = errorOffset
    self.nanoseconds = nanoseconds
  }
}

extension Message.Content {
  fileprivate init?(kind: String, _ fields: [String]) {
    switch (kind, fields.count) {
    case ("cell", 1):
      guard let index = Int(fields[0]) else { return nil }
      self = .beginCell(index)
    case ("value-begin", 1):
      guard let index = Int(fields[0]) else { return nil }
      self = .beginValue(index)
    case ("value", 1):
      self = .endValue(fields[0])
    case ("end", 0):
      self = .end
    case ("text", 1):
      self = .show(.text(fields[0].hasSuffix("\n") ? fields[0] : fields[0] + "\n", .output))
    case ("plot", 3):
      self = .show(.plot(Output.Figure(svg: fields[0], caption: fields[1].nonEmpty, alt: fields[2].nonEmpty)))
    case ("image", 3):
      self = .show(.image(Output.Figure(svg: fields[0], caption: fields[1].nonEmpty, alt: fields[2].nonEmpty)))
    case ("diagram", 4):
      self = .show(
        .diagram(dot: fields[0], caption: fields[1].nonEmpty, alt: fields[2].nonEmpty, summary: fields[3].nonEmpty)
      )
    case ("equation", 2):
      self = .show(.equation(tex: fields[0], caption: fields[1].nonEmpty))
    case ("table", 3...):
      guard let table = Output.Table(fields: fields) else { return nil }
      self = .show(.table(table))
    default:
      return nil
    }
  }
}

extension Output.Table {
  /// Column count, alignments, caption, the header's cells, then the rows' cells.
  fileprivate init?(fields: [String]) {
    guard let columns = Int(fields[0]), columns > 0, fields[1].count == columns else { return nil }
    let alignments = fields[1].compactMap { Alignment(rawValue: String($0)) }
    let cells = Array(fields[3...])
    guard alignments.count == columns, cells.count >= columns, cells.count.isMultiple(of: columns) else { return nil }
    self.alignments = alignments
    caption = fields[2].nonEmpty
    header = Array(cells[..<columns])
    rows = stride(from: columns, to: cells.count, by: columns).map { Array(cells[$0..<$0 + columns]) }
  }
}

extension String {
  /// The string, or `nil` if it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
