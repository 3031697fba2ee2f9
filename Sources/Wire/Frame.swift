/// An encoded message, delimited for a file of messages.
///
/// Layout: a marker of four bytes, the payload's byte count as a little-endian `UInt32`, the payload. The marker stays
/// the same in all versions of the encoding, so that bytes without it cannot have been written by any version of
/// LessonKit.
public struct Frame: Equatable, Sendable {
  /// The encoded message.
  public var payload: [UInt8]

  /// Creates a frame.
  public init(payload: [UInt8]) { self.payload = payload }

  /// The marker: a byte that never occurs in UTF-8 text, then the letters `LKt`.
  static let marker: [UInt8] = [0xFF, 0x4C, 0x4B, 0x74]
  /// The size of the marker and the byte count, in bytes.
  static let headerSize = 8

  /// The frame's bytes in the file.
  public var bytes: [UInt8] {
    let count = UInt32(payload.count)
    return Self.marker + [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: count >> $0) } + payload
  }
}
