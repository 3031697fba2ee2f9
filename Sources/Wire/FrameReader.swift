/// Cuts the bytes of a file of messages into frames as the file grows.
public struct FrameReader: Sendable {
  /// Bytes that belong to no frame yet, from `start` on.
  private var bytes: [UInt8] = []
  private var start = 0
  /// True once bytes came that are no frame. Whatever follows them is ignored.
  public private(set) var isCorrupt = false

  /// Creates a reader at the file's beginning.
  public init() {}

  /// Takes the file's next bytes and returns the frames that they complete.
  public mutating func read(_ more: some Sequence<UInt8>) -> [Frame] {
    bytes += more
    var frames: [Frame] = []
    while !isCorrupt {
      let header = bytes[start...].prefix(Frame.headerSize)
      // The part of the marker that is there.
      guard header.starts(with: Frame.marker.prefix(header.count)) else {
        isCorrupt = true
        break
      }
      guard header.count == Frame.headerSize else { break }
      let count = header.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      let end = start + Frame.headerSize + count
      guard end <= bytes.count else { break }
      frames.append(Frame(payload: Array(bytes[start + Frame.headerSize..<end])))
      start = end
    }
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    }
    return frames
  }
}
