import Testing
import Wire

@testable import Literate

/// Tests of the inputs of runs, and of the events that are stored.
@Suite struct StoredRunTests {
  private static let lesson = """
    # Title

    Some prose.

    ```swift id=first
    //| caption: A figure
    let a = 1
    ```

    Two values, `{swift} a` and `{swift} a + 1`.

    > [!note]
    > ```swift timeout=5s
    > print(a)
    > ```

    ```swift static
    not code
    ```

    """

  /// Edits that keep the run: `old` is replaced by `new`.
  @Test(arguments: [
    ("# Title", "# Another\n\n$x^2$"), ("Some prose.", ""), ("id=first", "fold id=other"), ("A figure", "The figure"),
    ("static", "static fold"), ("not code", "other code"), ("Two values,", "Two\nvalues,"),
    ("> [!note]\n", "> [!tip]\n"),
    ("swift id=first", "swift tolerance=1e-3"), ("print(a)\n> ```", "print(a)\n> ```\n>\n> ```output\n> 1\n> ```"),
  ])
  func editsThatKeepTheRun(old: String, new: String) throws {
    let edited = Self.lesson.replacing(old, with: new)
    #expect(edited != Self.lesson)
    #expect(read(edited).runInputs == read(Self.lesson).runInputs)
  }

  @Test(arguments: [
    ("let a = 1", "let a = 2", "the cell number 1"), ("let a = 1", "let a = 1 // one", "the cell number 1"),
    ("{swift} a`", "{swift} -a`", "the inline value number 1"), ("id=first", "volatile", "the cell number 1"),
    ("5s", "6s", "the cell number 2"), ("timeout=5s", "norun", "the cell number 2"),
    ("//| caption: A figure\n", "", "the cell number 1"),
  ])
  func editsThatChangeIt(old: String, new: String, name: String) throws {
    let (before, after) = (read(Self.lesson).runInputs, read(Self.lesson.replacing(old, with: new)).runInputs)
    #expect(before.list.map(\.name).contains(name))
    #expect(before.list.map(\.name).filter { before[$0] != after[$0] } == [name])
  }

  @Test(arguments: ["#line", "#file", "#filePath", "#fileID", "#column"])
  func linesThatTheCodeMentions(mention: String) {
    let lesson = Self.lesson.replacing("print(a)", with: "print(\(mention))")
    #expect(read("New.\n\n" + lesson).runInputs.digest != read(lesson).runInputs.digest)
  }

  private func diagnosed(_ line: Int, _ column: Int) -> Transcript.Event {
    let location = SourceLocation(file: "Lessons/test.md", line: line, column: column)
    return .diagnosed(Diagnostic(.warning, .compile, "unused", at: location, hint: "use it", excerpt: "let a\n    ^"))
  }

  private func stored(_ events: [Transcript.Event], _ lesson: Lesson) throws -> StoredRun? {
    guard let run = StoredRun(events, of: lesson) else { return nil }
    var writer = ByteWriter()
    run.encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    let decoded = try StoredRun(from: &reader)
    try reader.finish()
    return decoded
  }

  @Test func positionsMoveWithTheirParts() throws {
    let before = read(Self.lesson)
    // The line of `let a`, the two values, the code in the callout, and a fence.
    let events = [diagnosed(7, 5), diagnosed(10, 22), diagnosed(10, 40), diagnosed(14, 9), diagnosed(5, 1)]
    let run = try #require(try stored(events, before))
    let same = try #require(run.events(in: before))
    #expect("\(same)" == "\(events)")
    let edited = Self.lesson.replacing("Some prose.", with: "Some\n\nprose.")
      .replacing("Two values,", with: "There are two values,")
      .replacing("> [!note]\n> ```swift timeout=5s\n> print(a)\n> ```", with: "```swift timeout=5s\nprint(a)\n```")
    let moved = try #require(run.events(in: read(edited)))
    let expected = [diagnosed(9, 5), diagnosed(12, 32), diagnosed(12, 50), diagnosed(15, 7), diagnosed(7, 1)]
    #expect("\(moved)" == "\(expected)")
  }

  @Test func allEventsOfASuccess() throws {
    let lesson = read(Self.lesson)
    let events: [Transcript.Event] = [
      .printed("text\n", .output, cell: 0), .printed("é\0", .error, cell: 1),
      .shown(.plot(Drawing(svg: "<svg/>", title: "t", columns: 2)), caption: "c", alt: nil, cell: 0),
      .shown(.table(Table(header: ["a"], rows: [["1"]], alignments: [.right])), caption: nil, alt: "", cell: 1),
      .value(1, "2"), .ended(cell: 0, .nanoseconds(1_234_567_891_234)), .failedAsExpected(cell: 1, "error: no\n"),
    ]
    let run = try stored(events, lesson)
    let restored = try #require(run?.events(in: lesson))
    #expect("\(restored)" == "\(events)")
  }

  @Test func failuresAreNotStored() throws {
    let lesson = read(Self.lesson)
    let error = CellOutput.CellError(title: "Trap", line: nil, text: "text")
    #expect(StoredRun([.ended(cell: 0, .zero), .failed(.cell(1), .trapped, error)], of: lesson) == nil)
    #expect(StoredRun([.diagnosed(.error(.compile, "no"))], of: lesson) == nil)
    // A warning that lies in no part.
    #expect(StoredRun([diagnosed(3, 1)], of: lesson) == nil)
    #expect(StoredRun([.diagnosed(.warning(.compile, "no"))], of: lesson) != nil)
  }

  @Test func outputsOfVolatileCellsAreNotStored() throws {
    let lesson = read(Self.lesson.replacing("id=first", with: "volatile"))
    let events: [Transcript.Event] = [
      .printed("now", .output, cell: 0), .shown(.text("now"), caption: nil, alt: nil, cell: 0),
      .ended(cell: 0, .zero), .printed("1\n", .output, cell: 1),
    ]
    let kept: [Transcript.Event] = [.ended(cell: 0, .zero), .printed("1\n", .output, cell: 1)]
    let run = try stored(events, lesson)
    let restored = try #require(run?.events(in: lesson))
    #expect("\(restored)" == "\(kept)")
  }

  @Test func aRunOfAnotherLesson() throws {
    let run = try #require(try stored([diagnosed(14, 9)], read(Self.lesson)))
    #expect(run.events(in: read("# Title\n")) == nil)
  }
}
