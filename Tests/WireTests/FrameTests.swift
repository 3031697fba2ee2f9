import Testing

@testable import Wire

@Suite struct FrameTests {
  @Test func aFrameIsMarkerLengthAndBytes() {
    #expect(Frame(payload: [1, 2, 3]).bytes == [0xFF, 0x4C, 0x4B, 0x74, 3, 0, 0, 0, 1, 2, 3])
  }

  @Test func framesMayArriveInParts() {
    let frames = [[1, 2, 3], [], Array("héllo".utf8)].map { Frame(payload: $0) }
    let bytes = frames.flatMap(\.bytes)
    for cut in 0...bytes.count {
      var reader = FrameReader()
      #expect(reader.read(bytes[..<cut]) + reader.read(bytes[cut...]) == frames, "cut at \(cut)")
      #expect(!reader.isCorrupt)
    }
  }

  @Test(arguments: [[0x31, 0x0A], [0xFF, 0x4C, 0x4B, 0x75], [8, 0, 0, 0, 1, 0, 0, 0]] as [[UInt8]])
  func otherBytesAreCorrupt(bytes: [UInt8]) {
    var reader = FrameReader()
    let frame = Frame(payload: [1])
    #expect(reader.read(frame.bytes + bytes + frame.bytes) == [frame])
    #expect(reader.isCorrupt)
    #expect(reader.read(frame.bytes).isEmpty)
  }
}
