/// Cuts a channel's bytes into messages as they arrive.
struct MessageReader {
  private var bytes: [UInt8] = []
  private var start = 0
  /// Whether bytes came that no LessonKit sends. What follows them can't be read.
  private(set) var isCorrupt = false

  /// Takes the next bytes of the channel and returns the messages that they complete.
  mutating func read(_ more: some Sequence<UInt8>) -> [Message] {
    bytes += more
    var messages: [Message] = []
    while !isCorrupt, let length = count(at: start), start + 4 + length <= bytes.count {
      if let message = message(in: start + 4..<start + 4 + length) {
        messages.append(message)
      } else {
        isCorrupt = true
      }
      start += 4 + length
    }
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    }
    return messages
  }

  private func count(at index: Int) -> Int? {
    guard index + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
  }

  private func message(in range: Range<Int>) -> Message? {
    guard range.count >= 4, let fieldCount = count(at: range.lowerBound), fieldCount <= range.count / 4 else {
      return nil
    }
    var fields: [String] = []
    var index = range.lowerBound + 4
    for _ in 0..<fieldCount {
      guard index + 4 <= range.upperBound, let length = count(at: index), index + 4 + length <= range.upperBound else {
        return nil
      }
      fields.append(String(decoding: bytes[index + 4..<index + 4 + length], as: UTF8.self))
      index += 4 + length
    }
    return index == range.upperBound ? Message(fields: fields) : nil
  }
}
