import Testing

@testable import Literate

@Suite struct OutputUpdateTests {
  /// The lesson's text after an update in which the cells print the given texts.
  private func updated(_ markdown: String, printing texts: String...) -> String {
    let lesson = read(markdown)
    let runs = texts.map { CellRun(outputs: [.text($0, .output)], ending: .ok) }
    let mismatches = RecordedOutputCheck(lesson, Transcript(cells: runs)).mismatches
    return OutputUpdate().text(of: lesson, updating: mismatches)
  }

  @Test func onlyTheBlockThatDiffersChanges() {
    let before = """
      same

      ```swift
      print("same")
      ```

      ```output
      same
      ```

      ```swift
      print("new")
      ```
      ```output
      same
      ```

      same

      ```
      same
      ```
      """
    let after = before.replacing("```\n```output\nsame", with: "```\n```output\nnew\nlines")
    #expect(updated(before, printing: "same\n", "new\nlines\n") == after)
  }

  @Test func prefixesAndLineEndingsAreKept() {
    let before = "> [!note]\r\n> ```swift\r\n> f()\r\n> ```\r\n>\r\n> ```output\r\n> old\r\n> ```\r\nlast"
    let after = "> [!note]\r\n> ```swift\r\n> f()\r\n> ```\r\n>\r\n> ```output\r\n> a\r\n>\r\n> b\r\n> ```\r\nlast"
    #expect(updated(before, printing: "a\n\nb\n") == after)
  }

  @Test func anEmptyBlockIsFilledAndAFullOneEmptied() {
    #expect(
      updated("```swift\nf()\n```\n\n```output\n```\n", printing: "a\n") == "```swift\nf()\n```\n\n```output\na\n```\n"
    )
    #expect(
      updated("```swift\nf()\n```\n\n```output\na\n```\n", printing: "") == "```swift\nf()\n```\n\n```output\n```\n"
    )
  }

  @Test func aPrintedFenceNeedsALongerOne() {
    let text = updated("```swift\nf()\n```\n\n```output\nold\n```\n", printing: "```\ncode\n````\n")
    #expect(text == "```swift\nf()\n```\n\n`````output\n```\ncode\n````\n`````\n")
    #expect(read(text).cells[0].recorded?.text == "```\ncode\n````\n")
  }

  @Test func updatingTwiceChangesNothing() {
    let once = updated("- item\n\n  ```swift\n  f()\n  ```\n\n  ```output\n  old\n  ```\n", printing: "a\n  b\n\n")
    #expect(once == "- item\n\n  ```swift\n  f()\n  ```\n\n  ```output\n  a\n    b\n\n  ```\n")
    #expect(updated(once, printing: "a\n  b\n\n") == once)
  }

  @Test(arguments: [
    ("```swift\nf()\n```\n\n~~~output\nold\n~~~\n\nmore\n", "~~~\n"),
    (">```swift\n>f()\n>```\n>\n>```output\n>old\n>```\n\nmore\n", " blank\nplain\n\n"),
    ("1. a\n\n   ```swift\n   f()\n   ```\n\n   ````output\n   old\n   ````\n\nmore\n", "````\n```\n"),
  ])
  func updatedOutputsAreReadBack(markdown: String, printed: String) {
    let text = updated(markdown, printing: printed)
    #expect(read(text).cells[0].recorded?.text == printed, "\(text)")
    #expect(text.hasSuffix("\n\nmore\n"))
    #expect(updated(text, printing: printed) == text)
  }

  @Test func unclosedBlocksAreNotUpdated() {
    let before = "```swift\nf()\n```\n\n```output\nold\n\n## More\n\n~~~swift\ng()\n~~~\n\nlast\n"
    #expect(updated(before, printing: "1\n") == before)
  }
}
