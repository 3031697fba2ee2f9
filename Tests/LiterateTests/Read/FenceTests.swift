import Testing

@testable import Literate

struct FenceTests {
  // MARK: Positions of cells

  @Test(arguments: [
    ("```swift\na\n```\n", "«cell cell-1»"),
    ("~~~~ Swift quiet\na\n~~~~\n", "«cell cell-1»"),
    ("```swiftly\na\n```\n", "<pre><code class=\"language-swiftly\">a\n</code></pre>\n"),
    ("    ```swift\n    a\n", "<pre><code>```swift\na\n</code></pre>\n"),
    ("- one\n  ```swift\n  a\n  ```\n", "<ul>\n<li>one\n«cell cell-1»</li>\n</ul>\n"),
    ("> ```swift\n> a\n> ```\n> b\n", "<blockquote>\n«cell cell-1»<p>b</p>\n</blockquote>\n"),
    ("```swift\n```\n```swift\n```\n", "«cell cell-1»«cell cell-2»"),
  ])
  func cellsStandInThePage(_ markdown: String, _ outline: String) {
    let lesson = readLesson(markdown)
    #expect(lesson.outline == outline)
    #expect(lesson.messages == [])
  }

  @Test func codeHasItsLocationAndPrefixes() {
    let lesson = readLesson(
      """
      > [!note] A callout
      > 1. Item
      >
      >    ```swift id=deep
      >    let a = 1
      >
      >      let b = 2
      >    ```
      >    ```output
      >    3
      >    ```
      """
    )
    let cell = lesson.cells[0]
    #expect(cell.code == "let a = 1\n\n  let b = 2\n")
    #expect(cell.location.description == "Lessons/01-structure.md:4:6")
    #expect(cell.firstCodeLine == 5)
    #expect(cell.prefixes == [5, 1, 5])
    #expect(cell.recorded?.text == "3\n")
    #expect(cell.recorded?.lines == 9...11)
    #expect(cell.recorded?.prefix == ">    ")
    #expect(lesson.messages == [])
  }

  @Test func tabsOfAContainerBecomeSpaces() {
    let cell = readLesson("- ```swift\n\tlet a\n\t\tlet b\n  ```\n").cells[0]
    // The list's indentation takes two of the tab's four columns; the other two belong to the code.
    #expect(cell.code == "  let a\n  \tlet b\n")
    // The file has one byte for the tab where the code has two spaces, so columns differ.
    #expect(cell.prefixes == [-1, -1])
  }

  @Test func lineEndsAndOddBytes() {
    let lesson = readLesson("\u{FEFF}```swift\r\nlet a = \"\0\"\r\n```\r\n```output\r\n1\r\n```")
    #expect(lesson.cells[0].code == "let a = \"\u{FFFD}\"\n")
    #expect(lesson.cells[0].recorded?.text == "1\n")
    #expect(lesson.cells[0].recorded?.lines == 4...6)
    #expect(lesson.messages == [])
  }

  @Test func cellsAfterAFormulaOfSeveralLinesKeepTheirLines() {
    let lesson = readLesson("$$\na\n- b\n$$\n\n```swift\nx\n```\n```output\ny\n```\n")
    #expect(lesson.cells[0].location.line == 6)
    #expect(lesson.cells[0].recorded?.lines == 9...11)
  }

  // MARK: Options

  @Test func optionsOfTheInfoStringAndOfLines() {
    let lesson = readLesson(
      """
      ```swift id=forward fold volatile timeout=500ms
      //| caption: What it says: all
      //| alt: "A line"
      //| tolerance: 1e-6
      //| quiet
      network.show()
      ```
      """
    )
    var expected = CellOptions()
    expected.code = .fold
    expected.volatile = true
    expected.timeout = 0.5
    expected.caption = "What it says: all"
    expected.alt = "A line"
    expected.tolerance = 1e-6
    expected.quiet = true
    #expect(lesson.cells[0].id == "forward")
    #expect(lesson.cells[0].options == expected)
    #expect(lesson.cells[0].shownCode == "network.show()\n")
    #expect(lesson.messages == [])
  }

  @Test(arguments: CellOptions.Mode.allCases) func modes(_ mode: CellOptions.Mode) {
    let info = mode == .run ? "" : mode.rawValue
    #expect(readLesson("```swift \(info)\n```\n").cells[0].options.mode == mode)
  }

  @Test(arguments: [("10s", 10), ("500ms", 0.5), ("2m", 120), ("10", 10), ("1.5s", 1.5)])
  func timeouts(_ text: String, _ seconds: Double) {
    #expect(readLesson("```swift timeout=\(text)\n```\n").cells[0].options.timeout == seconds)
  }

  @Test(arguments: [
    ("fodl", "unknown option `fodl`; did you mean `fold`?"),
    (
      "xyzzy",
      "unknown option `xyzzy`; there are `id`, `fold`, `hidden`, `quiet`, `static`, `norun`, `fails`, `traps`, "
        + "`volatile`, `tolerance`, `timeout`, `caption`, `alt`"
    ),
    ("timeout=abc", "`abc` is no value for `timeout`; write a time above 0, as in `timeout=10s`, `500ms` or `2m`"),
    ("timeout=-1", "`-1` is no value for `timeout`; write a time above 0, as in `timeout=10s`, `500ms` or `2m`"),
    ("timeout=nan", "`nan` is no value for `timeout`; write a time above 0, as in `timeout=10s`, `500ms` or `2m`"),
    ("timeout=1e999", "`1e999` is no value for `timeout`; write a time above 0, as in `timeout=10s`, `500ms` or `2m`"),
    ("timeout", "`timeout` needs a value; write a time above 0, as in `timeout=10s`, `500ms` or `2m`"),
    ("tolerance=-1", "`-1` is no value for `tolerance`; write a number from 0 up, as in `tolerance=1e-6`"),
    ("tolerance=inf", "`inf` is no value for `tolerance`; write a number from 0 up, as in `tolerance=1e-6`"),
    ("id=3a", "`3a` is no value for `id`; write a letter, then letters, digits, `-` and `_`, as in `id=forward-pass`"),
    (
      "id=\"a b\"",
      "`a b` is no value for `id`; write a letter, then letters, digits, `-` and `_`, as in `id=forward-pass`"
    ),
    ("fold=yes", "`yes` is no value for `fold`; write `fold` alone"),
    ("caption=\"open", "this value's quotation mark is never closed"),
    ("alt=", "`` is no value for `alt`; write `//| alt: …`"),
  ])
  func badOptions(_ option: String, _ message: String) {
    // Inside a block quote and a list, columns still count from the beginning of the file's line.
    #expect(readLesson("> - ```swift \(option)\n>   ```\n").messages == ["1:14: error: \(message)"])
  }

  @Test(arguments: [
    ("fails traps", "1:16: error: `traps` contradicts `fails`; keep one of them"),
    ("static norun", "1:17: error: `norun` contradicts `static`; keep one of them"),
    ("fold hidden", "1:15: error: `hidden` contradicts `fold`; keep one of them"),
    ("fold fold", "1:15: error: `fold` is given twice"),
  ])
  func contradictions(_ options: String, _ message: String) {
    #expect(readLesson("```swift \(options)\n```\n").messages == [message])
  }

  @Test func badOptionsInLinesHaveTheirLocation() {
    let lesson = readLesson("> ```swift\n> //| fold: true\n>  //|  capton: x\n> a\n> //| later: no option\n> ```\n")
    #expect(lesson.messages == ["3:9: error: unknown option `capton`; did you mean `caption`?"])
  }

  // MARK: Ids

  @Test func idsAreUnique() {
    let lesson = readLesson(
      "```swift id=a\n```\n\n```swift\n```\n\n```swift id=cell-2\n```\n\n```swift id=a\n```\n\n# A\n"
    )
    #expect(lesson.cells.map(\.id) == ["a", "cell-2-1", "cell-2", "cell-4"])
    #expect(lesson.messages == ["10:10: error: the id `a` is taken by the cell at line 1; choose another"])
    #expect(lesson.headings.map(\.anchor) == ["a-1"])
  }

  // MARK: Outputs

  @Test func outputsBelongToTheCellBefore() {
    let lesson = readLesson(
      "```swift\n```\n\n```output volatile\n1\n```\n\n```output\n2\n```\n\ntext\n\n```output\n3\n```\n"
    )
    #expect(
      lesson.messages == [
        "4:11: error: unknown option `volatile`; there are none here",
        "8:1: error: this cell has an output already; a cell has one `output` fence",
        "14:1: error: this output follows no cell; put it right after the `swift` fence that prints it",
      ]
    )
  }

  @Test func outputsOutsideTheCellsListDoNotBelongToIt() {
    let lesson = readLesson("- ```swift\n  ```\n\n```output\n1\n```\n")
    #expect(lesson.cells[0].recorded == nil)
    #expect(lesson.messages.count == 1)
  }

  // MARK: Fences that stay open

  @Test(arguments: [
    ("text\n\n```swift\na\n", "3:1: error: this fence is never closed; add ``` on a line of its own"),
    ("```output\n1\n", "1:1: error: this fence is never closed; add ``` on a line of its own"),
    ("~~~~dot\n~~~\n", "1:1: error: this fence is never closed; add ~~~~ on a line of its own"),
    ("```\na", "1:1: warning: this fence is never closed; add ``` on a line of its own"),
    ("> ```swift\n> a\n\n", "1:3: error: this fence is never closed; add ``` on a line of its own"),
    ("> ```swift\n> a\n\ntext\n", "1:3: error: this fence is never closed; add ``` on a line of its own"),
    ("> ```swift\n> a\n```\nb\n```\n", "1:3: error: this fence is never closed; add ``` on a line of its own"),
    ("- ```swift\n  a\n\n```\nb\n```\n", "1:3: error: this fence is never closed; add ``` on a line of its own"),
  ])
  func openFences(_ markdown: String, _ message: String) {
    #expect(readLesson(markdown).messages.first == message)
  }

  @Test(arguments: [
    "```swift\na\n```", "- ```swift\n  a\n  ```\n\n", "> ~~~swift\n> ```\n> ~~~~~  \n", "    ```\n    a\n",
  ])
  func closedFences(_ markdown: String) {
    #expect(readLesson(markdown).messages == [])
  }

  // MARK: Diagrams

  @Test func diagramsHaveCaptions() {
    let lesson = readLesson(
      "```dot caption=\"In words\"\n//| alt: Two dots\ndigraph { a -> b }\n```\n\n```dot\n#| caption: c\ngraph {}\n```\n"
    )
    #expect(lesson.diagrams.map(\.caption) == ["In words", "c"])
    #expect(lesson.diagrams.map(\.alt) == ["Two dots", nil])
    #expect(lesson.diagrams.map(\.dot) == ["\ndigraph { a -> b }\n", "\ngraph {}\n"])
    #expect(lesson.diagrams.map(\.location.line) == [1, 6])
    #expect(lesson.messages == [])
  }

  @Test func diagramsHaveOptions() {
    #expect(
      readLesson("```dot capton=x\n//| alt\n```\n").messages == [
        "1:8: error: unknown option `capton`; did you mean `caption`?",
        "2:5: error: `alt` needs a value; write `alt=\"…\"`",
      ]
    )
  }
}
