import Testing

@testable import Literate

@Suite struct CompilerMessagesTests {
  private let program = Program(source: "", file: "Lessons/a.md", prefixes: [11: 2], lines: [])

  @Test func errorsWarningsAndNotes() {
    let messages = CompilerMessages(
      """
      Lessons/a.md:11:5: error: invalid redeclaration of 'x'
      let x = 2
          ^
      Lessons/a.md:4:5: note: 'x' previously declared here
      let x = 1
          ^
      Lessons/a.md:5:7: warning: variable 'error: y' was never used
      """,
      program: program
    )
    #expect(
      messages.diagnostics.map(\.description) == [
        "Lessons/a.md:11:7: error: invalid redeclaration of 'x'\nlet x = 2\n    ^",
        "Lessons/a.md:5:7: warning: variable 'error: y' was never used",
      ]
    )
    #expect(messages.notes[0].map(\.location.line) == [4])
    #expect(messages.elsewhere.isEmpty)
  }

  @Test func errorsOutsideTheLesson() {
    let messages = CompilerMessages(
      "<unknown>:0: error: no such module\n/tmp/main.swift:3:1: error: odd\nlet text = \"error: none\"",
      program: program
    )
    #expect(messages.diagnostics.isEmpty)
    #expect(messages.elsewhere == ["no such module", "odd"])
  }
}
