import Testing

@testable import Literate

@Suite struct MessageReaderTests {
  /// A frame, as LessonKit writes it.
  private func frame(_ fields: [String]) -> [UInt8] {
    func count(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
    let body = count(fields.count) + fields.flatMap { count($0.utf8.count) + Array($0.utf8) }
    return count(body.count) + body
  }

  @Test func messagesArriveInPieces() {
    let bytes =
      frame(["cell", "0", "0", "5", "3"]) + frame(["text", "7", "2", "9", "héllo"]) + frame(["end", "7", "2", "10"])
    for cut in 0...bytes.count {
      var reader = MessageReader()
      let messages = reader.read(bytes[..<cut]) + reader.read(bytes[cut...])
      #expect(
        messages == [
          Message(content: .beginCell(3), outputOffset: 0, errorOffset: 0, nanoseconds: 5),
          Message(content: .show(.text("héllo\n", .output)), outputOffset: 7, errorOffset: 2, nanoseconds: 9),
          Message(content: .end, outputOffset: 7, errorOffset: 2, nanoseconds: 10),
        ],
        "cut at \(cut)"
      )
      #expect(!reader.isCorrupt)
    }
  }

  @Test(arguments: [
    ["cell", "0", "0", "1", "x"], ["cell", "0", "0", "1"], ["nonsense", "0", "0", "1"], ["end", "0", "-", "1"], ["end"],
    ["table", "0", "0", "1", "2", "lx", "", "a", "b"], ["table", "0", "0", "1", "2", "lr", "", "a"],
  ])
  func whatLessonKitDoesNotSendIsCorrupt(fields: [String]) {
    var reader = MessageReader()
    #expect(reader.read(frame(fields) + frame(["end", "0", "0", "1"])).isEmpty)
    #expect(reader.isCorrupt)
  }

  @Test func countsThatPointOutsideTheFrameAreCorrupt() {
    var reader = MessageReader()
    #expect(reader.read([8, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255, 255]).isEmpty)
    #expect(reader.isCorrupt)
  }

  @Test func tables() {
    var reader = MessageReader()
    let messages = reader.read(frame(["table", "0", "0", "1", "2", "lr", "Caption", "a", "b", "1", "2", "3", "4"]))
    let table = Output.Table(
      caption: "Caption",
      alignments: [.left, .right],
      header: ["a", "b"],
      rows: [["1", "2"], ["3", "4"]]
    )
    #expect(messages.map(\.content) == [.show(.table(table))])
  }
}
