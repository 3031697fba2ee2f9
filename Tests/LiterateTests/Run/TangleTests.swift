import Testing

@testable import Literate

@Suite struct TangleTests {
  @Test func everyPartNamesItsLine() {
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
    let program = Tangle().program(lesson) { _ in true }
    #expect(
      program.source == """
        import LessonKit
        _beginLesson()
        _beginCell(0)
        #sourceLocation(file: "Lessons/test.md", line: 4)
        let a = 1
        #sourceLocation()
        _beginValue(0)
        #sourceLocation(file: "Lessons/test.md", line: 7)
                _value(a + 1)
        #sourceLocation()
        _beginCell(1)
        #sourceLocation(file: "Lessons/test.md", line: 11)
        print(a)
        #sourceLocation()
        _endLesson()

        """
    )
    #expect(program.part(onLine: 4) == .cell(0))
    #expect(program.part(onLine: 7) == .value(0))
    #expect(program.part(onLine: 11) == .cell(1))
    #expect(program.part(onLine: 1) == nil)
    #expect(program.prefixes == [11: 2])
  }

  @Test func onlyWhatIsIncludedIsThere() {
    let lesson = read("```swift\nlet a = 1\n```\n\n```swift\nlet b = 2\n```\n")
    let program = Tangle().program(lesson) { $0 == .cell(1) }
    #expect(!program.source.contains("let a"))
    #expect(program.source.contains("let b"))
  }
}
