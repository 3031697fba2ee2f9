/// An incremental reader of a file of messages that is still growing. It splits the bytes into frames.
public struct FrameReader: Sendable {
  /// The bytes so far. Those before `start` belong to frames that have been returned.
  private var bytes: [UInt8] = []
  private var start = 0
  /// True once bytes other than a frame's have been found. They and all later bytes are ignored.
  public private(set) var isCorrupt = false

  /// Creates a reader at the beginning of a file.
  public init() {}

  /// Appends the file's next bytes and returns the frames that they complete.
  public mutating func read(_ more: some Sequence<UInt8>) -> [Frame] {
    bytes += more
    var frames: [Frame] = []
    while !isCorrupt {
      let header = bytes[start...].prefix(Frame.headerSize)
      // While the header is incomplete, only the part of the marker that has arrived is compared.
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
