import Testing

@testable import Literate

@Suite struct DiagnosticTests {
  private static let place = SourceLocation(file: "Lessons/a.md", line: 3, column: 7)

  @Test(arguments: [
    (Diagnostic.error(.read, "what", at: place), "Lessons/a.md:3:7: error: what"),
    (.warning(.weave, "what", at: place, hint: "what to do"), "Lessons/a.md:3:7: warning: what; what to do"),
    (Diagnostic(.error, .compile, "what", at: place, excerpt: "code\n  ^"), "Lessons/a.md:3:7: error: what\ncode\n  ^"),
    (.error(.book, "what", hint: "what to do"), "lessons: what; what to do"),
    (.warning(.installation, "what"), "lessons: warning: what"),
  ])
  func descriptionsFollowTheFormOfCompilers(_ diagnostic: Diagnostic, _ text: String) {
    #expect(diagnostic.description == text)
  }

  @Test func diagnosticsAreOrderedByLocation() {
    func place(_ line: Int) -> Literate.SourceLocation { SourceLocation(file: "a.md", line: line) }
    let diagnostics: [Diagnostic] = [
      .error(.run, "3", at: place(2)), .error(.read, "1"), .warning(.check, "4", at: place(2)), .error(.read, "2"),
      .error(.read, "2a", at: place(1)),
    ]
    #expect(diagnostics.sortedByLocation.map(\.message) == ["1", "2", "2a", "3", "4"])
  }
}
