import Testing

@testable import Literate

/// Tests of inline Swift, links, headings and raw HTML.
struct InlineTests {
  // MARK: Values

  @Test(arguments: [
    ("It has `{swift} n` of them", "<p>It has «value n» of them</p>\n"),
    ("``{swift} a ` b``", "<p>«value a ` b»</p>\n"),
    ("` {swift} a `", "<p>«value a»</p>\n"),
    ("> `{swift} max(a,\n> b)`", "<blockquote>\n<p>«value max(a, b)»</p>\n</blockquote>\n"),
    ("> - `{swift} a`", "<blockquote>\n<ul>\n<li>«value a»</li>\n</ul>\n</blockquote>\n"),
    ("[at `{swift} a`](b.html)", "<p><a href=\"b.html\">at «value a»</a></p>\n"),
    ("## Of `{swift} a.b`", "<h2 id=\"of-ab\">Of «value a.b»</h2>\n"),
    (
      "> [!tip] `{swift} a`",
      """
      <div class="callout" data-callout="tip">
      <p class="callout-title">«value a»</p>
      </div>

      """
    ),
    ("`{swift}`s", "<p><code>{swift}</code>s</p>\n"),
    ("`` `{swift} a` ``", "<p><code>`{swift} a`</code></p>\n"),
    (#"\`{swift} a\`"#, "<p>`{swift} a`</p>\n"),
    ("![`{swift} a`](https://x.y/z.png)", "<p><img src=\"https://x.y/z.png\" alt=\"`{swift} a`\" /></p>\n"),
  ])
  func values(_ markdown: String, _ outline: String) {
    #expect(readLesson(markdown).outline == outline)
  }

  @Test func valuesHaveLocationsAndCellsAbove() {
    let lesson = readLesson(
      "`{swift} a`\n\n```swift\n```\n\n> b `` {swift}  b `` `{swift} c`\n\n```swift\n```\n\n# `{swift} d`\n"
    )
    #expect(lesson.values.map(\.index) == [0, 1, 2, 3])
    #expect(lesson.values.map(\.cellsAbove) == [0, 1, 1, 2])
    #expect(
      lesson.values.map { "\($0.expression) \($0.location.line):\($0.location.column)" } == [
        "a 1:10", "b 6:17", "c 6:31", "d 11:12",
      ]
    )
  }

  @Test func anEmptyExpressionIsAnError() {
    #expect(
      readLesson("See `{swift} `.").messages == [
        "1:5: error: no expression here; write one: `{swift} 6 * 7`, in backticks"
      ]
    )
  }

  // MARK: Links

  @Test(arguments: [
    ("[n](02-descent.md)", "02-descent.html"), ("[n](./02-descent.md#a-b)", "./02-descent.html#a-b"),
    ("[n](index.md?q#a)", "index.html?q#a"), ("[n][r]\n\n[r]: 01-structure.md", "01-structure.html"),
    ("[n](https://x.y/index.md)", "https://x.y/index.md"), ("[n](a/index.md)", "a/index.md"), ("[n](#a.md)", "#a.md"),
    ("[n](index.html)", "index.html"),
  ])
  func linksToLessons(_ markdown: String, _ address: String) {
    #expect(readLesson(markdown).outline == "<p><a href=\"\(address)\">n</a></p>\n")
    #expect(readLesson(markdown).messages == [])
  }

  @Test func linksToNoLesson() {
    let lesson = readLesson("text\n`](02` [a](index.md) and [n](02-decent.md#a)")
    #expect(lesson.outline.contains("<a href=\"02-decent.md#a\">"))
    #expect(lesson.messages == ["2:26: warning: there is no lesson `02-decent.md`; did you mean `02-descent.md`?"])
  }

  // MARK: Headings

  @Test func headingsHaveAnchors() {
    let lesson = readLesson(
      """
      # Chain _rule_ & `code`
      ## 🔎 **One**, two-three
      Set
      ext $x_1$
      ---
      ## !
      ## Ünïcode ÇA
      > ## One, two-three

      ## <b>One</b> two
      """
    )
    #expect(
      lesson.headings.map(\.anchor) == [
        "chain-rule--code", "-one-two-three", "set-ext-x_1", "section", "ünïcode-ça", "one-two-three", "one-two",
      ]
    )
    #expect(lesson.headings.map(\.text)[0...2] == ["Chain rule & code", "🔎 One, two-three", "Set ext x_1"])
    #expect(lesson.headings.map(\.level) == [1, 2, 2, 2, 2, 2, 2])
    #expect(lesson.headings.map(\.location.description)[5] == "Lessons/01-structure.md:8:3")
  }

  @Test func anchorsAreUnique() {
    let anchors = readLesson("# A\n# a-1\n# a\n# A\n").headings.map(\.anchor)
    #expect(anchors == ["a", "a-1", "a-2", "a-3"])
  }

  @Test(arguments: [
    ("", "01-structure", ""),
    ("text *one*\ntwo\n", "01-structure", "text one two"),
    ("> quote\n\n# T\n![v](https://youtu.be/aircAruvnKk)\n\n$$x$$\n\nown\n", "T", "own"),
    ("> quote\n\n#\n", "01-structure", "quote"),
  ])
  func titlesAndSummaries(_ markdown: String, _ title: String, _ summary: String) {
    let lesson = readLesson(markdown)
    #expect(lesson.title == title)
    #expect(lesson.summary == summary)
    #expect(lesson.number == 1)
  }

  @Test func rawHTMLIsKept() {
    #expect(
      readLesson("<u>a</u> <details>b</details>\n\n<details>\n\n*c*\n\n</details>\n").outline == """
        <p><u>a</u> <details>b</details></p>
        <details>
        <p><em>c</em></p>
        </details>

        """
    )
  }
}
