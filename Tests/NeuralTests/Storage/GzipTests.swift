import Foundation
import Testing

@testable import Neural

@Suite struct GzipTests {
  /// "0 squared is 0; 1 squared is 1; 2 squared is 4; …", which the packed files below hold.
  static func squares(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { Array("\($0) squared is \($0 * $0); ".utf8) }
  }

  /// Packed by zlib with its fixed codes: the first 200 bytes.
  static let fixedCodes = bytes(
    "H4sIAAAAAAAA/zNQKC4sTSxKTVHILFYwsFYwROYbWisYIfNNrBWMkfmW1gomKOrNrBVMkQWMTK0VzJAFjIEqzFGMBJphgSxgBrTE"
      + "ElnAAugKQwMUawxADkV1KQCNVesCyAAAAA=="
  )

  /// Packed by zlib at level 9, in a block with codes of its own.
  static let ownCodes = bytes(
    "H4sIAAAAAAAA/12TS24FIQwEr8IR8A8GzWkiJYssk6fcP/SsqLfEsuzqpt3b6+fv4/frs32/Wr+bnW+7m5/vvFuc73W3RP+4W50F"
      + "r7uNsxC7Y2LknnGdhbGXrLNwbQrrWNMFSlJXF2At9yQL8u1tRuS1iYzQorZBHeoCuF+aBfRwbVzUKw9Bn6J30Geqi1Zfe5aDvnxv"
      + "dNDX3FwO+iF6B/14ukA/n1mgn89GWi+uAP0SfYB+SWPQ+y4rguZ3ORZ032RsFL9SCmKwpm8KSLDQb8b19ufaCxFWykYyQUMykhEa"
      + "SlpSx1QckzouZTbfUqRgJ2PUpSOZI9OJJIPkXfOgw6NrL3R49s1XnbmUjoIOH08fdPjUvAoGWHsLOnw9Jwwd8egonrFJb8239Gse"
      + "LyLkX/EkUj7/A/07VFF4BAAA"
  )

  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64) ?? Data())
  }

  /// A gzip file of stored blocks.
  static func stored(_ blocks: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    for (index, block) in blocks.enumerated() {
      let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
      bytes += [index == blocks.count - 1 ? 1 : 0, low, high, ~low, ~high] + block
    }
    let content = Array(blocks.joined())
    return bytes + littleEndian(CRC32.of(content)) + littleEndian(UInt32(content.count))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(number >> $0 & 255) }
  }

  @Test("The checksum is that of RFC 1952")
  func checksum() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.of([]) == 0)
  }

  @Test func allKindsOfBlocks() throws {
    #expect(try Gzip.unpack(Self.fixedCodes) == Array(Self.squares(60).prefix(200)))
    #expect(try Gzip.unpack(Self.ownCodes) == Self.squares(60))
    #expect(try Gzip.unpack(Self.stored([[1, 2, 3], [], [4]])) == [1, 2, 3, 4])
    #expect(try Gzip.unpack(Self.stored([[]])) == [])
  }

  @Test("A file may be several packed ones, and filled up with zeros")
  func members() throws {
    #expect(try Gzip.unpack(Self.stored([[1]]) + Self.stored([[]]) + Self.stored([[2, 3]]) + [0, 0, 0]) == [1, 2, 3])
  }

  @Test("A header may hold an extra field, a name, a comment and a checksum")
  func header() throws {
    var bytes = Self.stored([[7, 8]])
    bytes[3] = 2 | 4 | 8 | 16
    bytes.insert(contentsOf: [3, 0, 1, 2, 3] + Array("name\0comment\0".utf8) + [0, 0], at: 10)
    #expect(try Gzip.unpack(bytes) == [7, 8])
    for end in 10..<bytes.count { #expect(throws: GzipError.self) { try Gzip.unpack(Array(bytes[..<end])) } }
  }

  @Test(
    "What gzip packs is what comes out",
    .enabled(if: Program(name: "gzip").isInstalled, "needs gzip"),
    arguments: 1...9
  )
  func packedByGzip(level: Int) throws {
    var random = Random(seed: UInt64(level))
    // Some runs, some noise, some text: all kinds of blocks.
    let content = (0..<40_000 * level).map {
      UInt8($0 / 5000 % 3 == 0 ? 7 : random.index(below: $0 % 2 == 0 ? 256 : 9))
    }
    let packed = try withTemporaryFolder { folder in
      try Data(content).write(to: folder.appending(path: "content"))
      try Program(name: "gzip").run(["-\(level)", "content"], in: folder)
      return Array(try Data(contentsOf: folder.appending(path: "content.gz")))
    }
    #expect(try Gzip.unpack(packed) == content)
  }

  @Test func errors() {
    func message(_ bytes: [UInt8], limit: Int = Gzip.limit) -> String? {
      #expect(throws: GzipError.self) { try Gzip.unpack(bytes, limit: limit) }?.description
    }
    let good = Self.stored([[1, 2, 3]])
    #expect(message(Array(good.dropLast())) == "ends too early")
    #expect(message(Array(good.prefix(12))) == "ends too early")
    #expect(message(good + [1, 2]) == "goes on after its end: 2 bytes too many")
    #expect(message(good, limit: 2) == "unpacks to more than 2 bytes")
    #expect(message(Self.fixedCodes, limit: 199) == "unpacks to more than 199 bytes")
    func altered(_ index: Int, to byte: UInt8) -> [UInt8] {
      var bytes = good
      bytes[index] = byte
      return bytes
    }
    #expect(message(altered(2, to: 7)) == "is packed by method 7; expected 8, DEFLATE")
    #expect(message(altered(3, to: 128)) == "has unknown flags (128) in its header")
    #expect(message(altered(10, to: 7)) == "is damaged: it has a block of an unknown kind")
    #expect(message(altered(12, to: 9)) == "is damaged: a block's length contradicts itself")
    #expect(
      message(altered(16, to: 9))
        == "is damaged: its checksum is 1438416925, but its content's is \(CRC32.of([1, 9, 3]))"
    )
    #expect(message(altered(22, to: 4)) == "is damaged: it should unpack to 4 bytes, but unpacks to 3")
    // A block of fixed codes whose first is a repetition: 7 bits 0000001 (length 3), 5 bits 00000 (distance 1).
    #expect(
      message(Array(good[..<10]) + [0b0000_0011, 0b0000_0010, 0, 0, 0])
        == "is damaged: it repeats bytes from before its beginning"
    )
  }

  @Test("Damaged files are refused or harmless, never a crash", arguments: 1...8 as ClosedRange<UInt64>)
  func damaged(seed: UInt64) {
    var random = Random(seed: seed)
    for original in [Self.fixedCodes, Self.ownCodes, Self.stored([Self.squares(9)])] {
      let content = try? Gzip.unpack(original)
      for _ in 0..<(isExhaustive ? 100_000 : 1000) {
        var bytes = original
        if random.index(below: 4) == 0 { bytes.removeLast(1 + random.index(below: bytes.count)) }
        for _ in 0..<random.index(below: 4) where !bytes.isEmpty {
          bytes[random.index(below: bytes.count)] ^= 1 << UInt8(random.index(below: 8))
        }
        // The checksum lets nothing through but what was packed; of that, flipped bits of the header may leave all.
        guard let unpacked = try? Gzip.unpack(bytes) else { continue }
        #expect(unpacked == content, "seed \(seed)")
      }
    }
  }

  @Test("Nor does anything that only begins like a packed file", arguments: 1...8 as ClosedRange<UInt64>)
  func noise(seed: UInt64) {
    var random = Random(seed: seed)
    for _ in 0..<(isExhaustive ? 100_000 : 2000) {
      let noise = (0..<random.index(below: 200)).map { _ in UInt8(random.index(below: 256)) }
      // The first bits say: a last block, with codes of its own or fixed ones.
      let start: UInt8 = random.index(below: 2) == 0 ? 0b101 : 0b011
      let bytes = Self.stored([[]])[..<10] + [noise.first.map { $0 & 0xF8 | start } ?? start] + noise
      #expect(throws: GzipError.self, "seed \(seed)") { try Gzip.unpack(Array(bytes)) }
    }
  }
}
