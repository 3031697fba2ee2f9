import Testing

@testable import Literate

struct SourceTextTests {
  typealias Position = SourceText.Position

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\rc\n\n", ["a", "b", "c", ""]),
    ("\u{FEFF}a\0", ["a\u{FFFD}"]), ("\r\n\r", ["", ""]),
  ])
  func lines(_ text: String, _ lines: [String]) {
    #expect(SourceText(text, file: "f").lines.map { $0.bytes.string } == lines)
  }

  @Test func bytesKeepTheirLocationsAfterEdits() {
    let text = SourceText("one two\nthree\nfour five\nsix", file: "f")
    let edited = text.replacing([
      .init(range: Position(line: 0, column: 4)..<Position(line: 2, column: 4), replacement: "<1>"),
      .init(range: Position(line: 2, column: 5)..<Position(line: 2, column: 9), replacement: "<2>"),
    ])
    #expect(edited.bytes.string == "one <1> <2>\nsix\n")
    let places = (0...11).map { edited.location(Position(line: 0, column: $0)).description }
    #expect(
      places == [
        "f:1:1", "f:1:2", "f:1:3", "f:1:4", "f:1:5", "f:1:6", "f:1:7", "f:3:5", "f:3:6", "f:3:7", "f:3:8", "f:3:10",
      ]
    )
    #expect(edited.location(Position(line: 1, column: 2)).description == "f:4:3")
    let twice = edited.replacing([
      .init(range: Position(line: 0, column: 0)..<Position(line: 0, column: 4), replacement: "")
    ])
    #expect(twice.location(Position(line: 0, column: 3)).description == "f:3:5")
  }
}
