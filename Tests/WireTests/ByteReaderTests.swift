import Testing

@testable import Wire

@Suite struct ByteReaderTests {
  @Test func fieldsAreDecodedAsEncoded() throws {
    let samples: [UInt8] = [0xFF, 0, 0x80, 0x0A]
    var writer = ByteWriter()
    writer.write("é")
    writer.write(samples)
    writer.write("after")
    writer.write(-7)
    writer.write(UInt64.max)
    writer.write(nil as String?)
    writer.write("" as String?)
    var reader = ByteReader(writer.bytes)
    #expect(try reader.readText() == "é")
    #expect(try reader.readBytes() == samples)
    #expect(try reader.readText() == "after")
    #expect(try reader.readInteger() == -7)
    #expect(try reader.readBits() == .max)
    #expect(try reader.readOptionalText() == nil)
    #expect(try reader.readOptionalText() == "")
    try reader.finish()
  }

  @Test func numbersAreLittleEndian() {
    var writer = ByteWriter()
    writer.write(0x0102)
    writer.write("é")
    #expect(writer.bytes == [2, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0xC3, 0xA9])
  }

  @Test func countsThatPointOutsideThePayloadAreErrors() {
    var writer = ByteWriter()
    writer.write(255)
    var reader = ByteReader(writer.bytes)
    #expect(throws: WireError.truncated) { try reader.readText() }
    writer = ByteWriter()
    writer.write(-1)
    reader = ByteReader(writer.bytes)
    #expect(throws: WireError.outOfRange(-1)) { try reader.readBytes() }
    reader = ByteReader([1, 2])
    #expect(throws: WireError.truncated) { try reader.readInteger() }
    #expect(throws: WireError.excess(2)) { try ByteReader([1, 2]).finish() }
  }
}
