/// A payload on its way through a file of messages.
///
/// Layout: a marker of four bytes, the payload's byte count as a little-endian `UInt32`, the payload. The marker does not
/// change when the encoding of payloads does: bytes without it were not written by LessonKit, of whatever version.
public struct Frame: Equatable, Sendable {
  /// The encoded message.
  public var payload: [UInt8]

  /// Creates a frame.
  public init(payload: [UInt8]) { self.payload = payload }

  /// A byte that UTF-8 never has, then letters.
  static let marker: [UInt8] = [0xFF, 0x4C, 0x4B, 0x74]
  static let headerSize = 8

  /// The frame as it is written to the file.
  public var bytes: [UInt8] {
    let count = UInt32(payload.count)
    return Self.marker + [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: count >> $0) } + payload
  }
}
