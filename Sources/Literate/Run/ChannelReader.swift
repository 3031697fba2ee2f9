import Wire

/// Decodes a program's messages as they arrive, up to the first invalid one.
struct ChannelReader {
  /// The parts of the program; a message that any other part begins is invalid.
  let parts: Set<PartID>
  /// The messages so far.
  private(set) var messages: [Message] = []
  /// The error of the first invalid message; all later bytes are ignored.
  private(set) var fault: ChannelFault?
  private var frames = FrameReader()

  init(parts: Set<PartID>) { self.parts = parts }

  /// Decodes the channel's next bytes.
  ///
  /// - Returns: The parts that begin in them.
  mutating func read(_ bytes: some Sequence<UInt8>) -> [PartID] {
    var begun: [PartID] = []
    for frame in frames.read(bytes) where fault == nil {
      do throws(WireError) {
        let message = try Message(payload: frame.payload)
        if let part = message.begunPart {
          guard parts.contains(part) else {
            fault = .tampered
            continue
          }
          begun.append(part)
        }
        messages.append(message)
      } catch {
        fault = .unreadable(error)
      }
    }
    if frames.isCorrupt, fault == nil { fault = .tampered }
    return begun
  }
}

extension Message {
  /// The part that begins with the message.
  fileprivate var begunPart: PartID? {
    switch content {
    case .beginCell(let index): .cell(index)
    case .beginValue(let index): .value(index)
    case .value, .show, .end: nil
    }
  }
}
