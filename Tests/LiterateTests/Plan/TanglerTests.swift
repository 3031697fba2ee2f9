import Testing

@testable import Literate

@Suite struct TanglerTests {
  @Test func everyPartHasItsSourceLocation() {
    let lesson = read(
      """
      # Title

      ```swift
      let a = 1
      ```

      It is `{swift} a + 1`.

      > [!note]
      > ```swift id=b
      > print(a)
      > ```
      """
    )
    let program = Tangler().program(lesson) { _ in true }
    #expect(
      program.source == """
        import LessonKit
        LessonKit._beginLesson()
        LessonKit._beginCell(0)
        #sourceLocation(file: "cell-0", line: 4)
        let a = 1
        LessonKit._beginValue(0)
        #sourceLocation(file: "value-0", line: 7)
        LessonKit._value(a + 1
        )
        LessonKit._beginCell(1)
        #sourceLocation(file: "cell-1", line: 11)
        print(a)
        LessonKit._endLesson()

        """
    )
  }

  @Test func programLocationsMapToLessonLocations() throws {
    let lesson = read("It is `{swift} 1 + x`.\n\n> ```swift\n> let a = 1\n> let b = 2\n> ```\n")
    let program = Tangler().program(lesson)
    let value = try #require(program.part(.value(0)))
    #expect(value.location(line: 1, column: 22, in: "a.md").description == "a.md:1:20")
    let cell = try #require(program.part(.cell(0)))
    #expect(cell.location(line: 5, column: 5, in: "a.md").description == "a.md:5:7")
    // A location after the last line, as errors about unclosed constructs have.
    #expect(cell.location(line: 9, column: 5, in: "a.md").description == "a.md:5:1")
  }

  @Test func excludedPartsAreAbsent() {
    let lesson = read("```swift\nlet a = 1\n```\n\n```swift\nlet b = 2\n```\n")
    let program = Tangler().program(lesson) { $0 == .cell(1) }
    #expect(!program.source.contains("let a"))
    #expect(program.source.contains("let b"))
  }
}
