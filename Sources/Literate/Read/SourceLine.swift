/// A line of a `SourceText`, without its line end.
struct SourceLine {
  private(set) var bytes: [UInt8] = []
  /// The origins of the line's parts, each contiguous in the file from `offset` on.
  private var origins: [(offset: Int, origin: Origin)] = []

  /// A position in the file: line and column from 1.
  struct Origin {
    var line: Int
    var column: Int
  }

  init() {}

  init(_ bytes: some Collection<UInt8>, line: Int) {
    if bytes.contains(0) {
      self.bytes = bytes.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
    } else {
      self.bytes = Array(bytes)
    }
    origins = [(0, Origin(line: line, column: 1))]
  }

  /// The file's line that this line begins on.
  var line: Int { origins.first?.origin.line ?? 1 }

  /// The origin of a byte, or of the line's end.
  func origin(of offset: Int) -> Origin {
    guard !origins.isEmpty else { return Origin(line: 1, column: 1) }
    let part = origins[max(0, origins.partitioningIndex { $0.offset > offset } - 1)]
    return Origin(line: part.origin.line, column: part.origin.column + offset - part.offset)
  }

  /// Appends a part of another line.
  mutating func append(_ other: SourceLine, from start: Int, to end: Int? = nil) {
    let end = end ?? other.bytes.count
    let shift = bytes.count - start
    origins.append((bytes.count, other.origin(of: start)))
    let first = other.origins.partitioningIndex { $0.offset > start }
    let inside = other.origins[first...].prefix { $0.offset < end }
    origins += inside.map { ($0.offset + shift, $0.origin) }
    bytes += other.bytes[start..<end]
  }

  /// Appends text that replaces text of the file at `origin`.
  mutating func append(_ text: String, origin: Origin) {
    origins.append((bytes.count, origin))
    bytes += Array(text.utf8)
  }

  /// The columns that a part at the line's beginning takes, with tab stops at each fourth.
  func width(to offset: Int) -> Int {
    bytes.prefix(offset).reduce(0) { width, byte in byte == .tab ? (width / 4 + 1) * 4 : width + 1 }
  }

  /// The beginning of the line's content behind indentation and up to `depth` quote marks.
  ///
  /// - Returns: The offset of the content, or of the line's end; and the number of quote marks.
  func contentStart(quoteDepth depth: Int) -> (offset: Int, quotes: Int) {
    var offset = 0
    var quotes = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: ">"), quotes < depth {
        quotes += 1
      } else if !bytes[offset].isBlank {
        break
      }
      offset += 1
    }
    return (offset, quotes)
  }
}
