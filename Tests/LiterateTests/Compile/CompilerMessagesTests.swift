import Testing

@testable import Literate

@Suite struct CompilerMessagesTests {
  private let program = Program(
    source: "",
    parts: [
      Program.Part(id: .cell(0), lines: 4...5, columns: [0, 0]),
      Program.Part(id: .cell(1), lines: 11...11, columns: [2]),
      Program.Part(id: .value(0), lines: 7...7, columns: [-3]),
    ]
  )

  private func read(_ text: String) -> CompilerMessages {
    CompilerMessages(text, program: program, file: "Lessons/a.md")
  }

  @Test func errorsWarningsAndNotes() {
    let messages = read(
      """
      cell-1:11:5: error: invalid redeclaration of 'x'
      let x = 2
          ^
      cell-0:4:5: note: 'x' previously declared here
      let x = 1
          ^
      cell-0:5:7: warning: variable 'error: y' was never used
      value-0:7:18: error: cannot find 'z' in scope
      LessonKit._value(z
                       ^
      """
    )
    #expect(
      messages.entries.map(\.diagnostic.description) == [
        "Lessons/a.md:11:7: error: invalid redeclaration of 'x'\nlet x = 2\n    ^",
        "Lessons/a.md:5:7: warning: variable 'error: y' was never used",
        "Lessons/a.md:7:15: error: cannot find 'z' in scope",
      ]
    )
    #expect(messages.entries.map(\.part) == [.cell(1), .cell(0), .value(0)])
    #expect(messages.entries[0].notes.map(\.diagnostic.location?.line) == [4])
    #expect(messages.errors.count == 2)
    #expect(messages.elsewhere.isEmpty)
  }

  @Test func errorsOutsideAllParts() {
    let messages = read(
      """
      <unknown>:0: error: no such module
      /tmp/main.swift:3:1: error: odd
      cell-7:1:1: error: no such cell
      let text = "error: none"
      error: link command failed with exit code 1 (use -v to see invocation)
      ld.lld: error: undefined symbol: nope
      """
    )
    #expect(messages.entries.isEmpty)
    #expect(messages.elsewhere == ["no such module", "odd", "no such cell", "undefined symbol: nope"])
  }
}
