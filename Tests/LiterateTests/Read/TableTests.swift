import Testing

@testable import Literate

/// Tests of pipe tables, by the rules of GitHub Flavored Markdown.
struct TableTests {
  static let examples = SpecificationExample.all(in: Shared.extensions ?? "").filter { $0.section == "Tables" }

  static let isThere: ConditionTrait = .enabled(
    if: Shared.extensions != nil,
    "GitHub's examples are not beside the checkout"
  )

  @Test(isThere) func allExamplesAreFound() {
    #expect(Self.examples.count == 16)
  }

  @Test(isThere) func examplesHaveGitHubsHTML() {
    for example in Self.examples {
      #expect(readLesson(example.markdown).tables == example.html, "example \(example.number)")
    }
  }

  @Test(isThere, arguments: ["> ", "> > ", "- ", "1.  ", "> - ", "- > ", "-\t"])
  func examplesAreTheSameInContainers(_ mark: String) {
    let rest = String(mark.map { $0 == ">" || $0 == "\t" ? $0 : " " })
    for example in Self.examples {
      let lines = example.markdown.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let markdown = lines.enumerated().map { ($0 == 0 ? mark : rest) + $1 }.joined(separator: "\n")
      // Without the tags of the container, and of paragraphs, which a list may have none of.
      func content(_ html: String) -> String {
        html.replacing(#/</?(?:ul|ol|li|blockquote|p)>/#, with: "").collapsed.replacing(" <", with: "<")
      }
      #expect(content(readLesson(markdown).tables) == content(example.html), "example \(example.number)")
    }
  }

  @Test func tablesScroll() {
    #expect(
      readLesson("a |\n-:|\n").outline == """
        <div class="table-scroll"><table>
        <thead>
        <tr>
        <th align="right">a</th>
        </tr>
        </thead>
        </table></div>

        """
    )
  }

  /// The rows of each table, with `/` between cells.
  private func rows(_ markdown: String) -> [String] {
    readLesson("a | b\n--|--\n\(markdown)").tables.split(separator: "<tr>").dropFirst(2).map { row in
      row.split(separator: "\n").prefix { $0 != "</tr>" }
        .map { $0.trimmingPrefix("<td>").replacing("</td>", with: "") }.joined(separator: "/")
    }
  }

  @Test(arguments: [
    // Formulas and inline values are whole.
    ("$|a|$ | $a \\mid b$", "«maths |a|»/«maths a \\mid b»"),
    ("$$|a|$$ | b", "«display |a|»/b"),
    ("$\\{a|b\\}$|c", "«maths \\{a|b\\}»/c"),
    ("`{swift} a | b` | c", "«value a | b»/c"),
    ("`{swift} a || b` | c", "«value a || b»/c"),
    ("`{swift} a \\|\\| b` | c", "«value a || b»/c"),
    ("![[cost.png|center]] | ![[cost.png\\|300]]", "«image cost.png»/«image cost.png»"),
    // Dollars.
    ("$5 | $10", "$5/$10"),
    ("| $5 | $10 |", "$5/$10"),
    ("$a$ | `$a$`", "«maths a»/<code>$a$</code>"),
    ("\\$a | b$", "$a/b$"),
    ("$$a | b", "$$a/b"),
    // Code and markup end at a cell's end.
    ("`a | b`", "`a/b`"),
    ("`a \\| b` | c", "<code>a | b</code>/c"),
    ("``a ` \\| b`` | c", "<code>a ` | b</code>/c"),
    ("*a | b*", "*a/b*"),
    ("[a | b](c)", "[a/b](c)"),
    ("[a \\| b](c.html) | d", "<a href=\"c.html\">a | b</a>/d"),
    ("<b title='\\|'>a</b> | c", "<b title='|'>a</b>/c"),
    (
      "[n](02-descent.md) | ![](https://youtu.be/aircAruvnKk)",
      "<a href=\"02-descent.html\">n</a>/«video link aircAruvnKk Video»"
    ),
    // Not blocks.
    ("| # a | - b |", "# a/- b"),
    ("| a # | ## |", "a #/##"),
    ("| \\# | C# |", "#/C#"),
    ("| ``` | > a |", "```/&gt; a"),
    ("| [a]: b | a\\ |", "[a]: b/a\\"),
    ("[a]: b | c", "[a]: b/c"),
    ("===", "===/"),
    // Backslashes.
    ("a \\| b | c", "a | b/c"),
    ("a \\\\| b | c", "a | b/c"),
    ("\\| | \\|", "|/|"),
    // Pipes and white space.
    ("| | |", "/"),
    ("|", "/"),
    ("||", "/"),
    ("a||b", "a/"),
    ("|a|b", "a/b"),
    ("a|b|", "a/b"),
    ("   |\ta\t| b |  ", "a/b"),
  ])
  func cells(_ row: String, _ cells: String) {
    #expect(rows(row) == [cells])
  }

  @Test(arguments: [
    ("1 | 2\n\n3 | 4", 1), ("1 | 2\n# 3 | 4", 1), ("1 | 2\n> 3 | 4", 1), ("1 | 2\n- 3 | 4", 1), ("1 | 2\n7. 3 | 4", 1),
    ("1 | 2\n```\n3 | 4\n```", 1), ("1 | 2\n---", 1), ("1 | 2\n***", 1), ("1 | 2\n<div>", 1), ("1 | 2\n    3 | 4", 1),
    ("1 | 2\n===", 2), ("1 | 2\n3 | 4\n===\n5", 4), ("1 | 2\n--|--", 2), ("1 | 2\ntext", 2), ("1 | 2\n   3 | 4", 2),
    ("1 | 2\n```swift\n```", 1),
  ])
  func endOfTable(_ lines: String, _ count: Int) {
    #expect(rows(lines).count == count)
  }

  @Test func whatIsBelowATableIsReadAsUsual() {
    #expect(readLesson("a|\n-|\nb|\n---\n").tables.hasSuffix("<td>b</td>\n</tr>\n</tbody>\n</table>\n<hr />\n"))
    #expect(readLesson("a|\n-|\n    b|\n").tables.hasSuffix("</table>\n<pre><code>b|\n</code></pre>\n"))
    #expect(readLesson("a|\n-|\n7. b\n").tables.hasSuffix("</table>\n<ol start=\"7\">\n<li>b</li>\n</ol>\n"))
    #expect(readLesson("> a|\n> -|\nb|\n").tables.hasSuffix("</table>\n</blockquote>\n<p>b|</p>\n"))
    #expect(readLesson("- a|\n  -|\nb|\n").tables.hasSuffix("</table>\n</li>\n</ul>\n<p>b|</p>\n"))
    #expect(readLesson("a|\n-|\n```swift\nf()\n```\n").tables.hasSuffix("</table>\n«cell cell-1»"))
  }

  @Test func tablesInCallouts() {
    let markdown = "> [!note] Title\n> a | b\n> --|:-:\n> $x$ | `{swift} 1`\n>\n> text\n"
    #expect(
      readLesson(markdown).tables == """
        <div class="callout" data-callout="note">
        <p class="callout-title">Title</p>
        <div class="callout-body">
        <table>
        <thead>
        <tr>
        <th>a</th>
        <th align="center">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>«maths x»</td>
        <td align="center">«value 1»</td>
        </tr>
        </tbody>
        </table>
        <p>text</p>
        </div>
        </div>

        """
    )
    #expect(readLesson(markdown).messages == [])
  }

  @Test func listsStayTight() {
    #expect(
      readLesson("- one\n  a|\n  -|\n- two\n").tables == """
        <ul>
        <li>one
        <table>
        <thead>
        <tr>
        <th>a</th>
        </tr>
        </thead>
        </table>
        </li>
        <li>two</li>
        </ul>

        """
    )
  }

  @Test func cellsAreNeitherHeadingsNorTheSummary() {
    let lesson = readLesson("# *T*\n\na | b\n--|--\nc | d\n\nSummary.\n")
    #expect(lesson.headings.map(\.text) == ["T"])
    #expect(lesson.summary == "Summary.")
  }

  @Test(arguments: [
    ("a | b\n--|--\n`{swift} 1` | `{swift} 2 \\| 3`\n", ["3:10", "3:24"]),
    ("> - a | b\n>   --|--\n>   x \\| \\| y | `{swift} 2`\n", ["3:26"]),
    ("text\na | $$\nb$$\n--|--\n\n|`{swift} 1`|\n|-|\n", ["6:11"]),
  ])
  func locations(_ markdown: String, _ locations: [String]) {
    let values = readLesson(markdown).values
    #expect(values.map { "\($0.location.line):\($0.location.column)" } == locations)
  }

  @Test(arguments: [
    (
      "a | b | c\n--|--\n",
      "2:1: warning: this is no table, because its header row and delimiter row differ in the number of cells, 3 and 2"
        + "; write as many `---` as there are columns, and `\\|` for a pipe in a cell"
    ),
    (
      "a | b\n\n--|--\n1 | 2\n",
      "3:1: warning: this is no table, because there is no header row directly above this delimiter row; "
        + "write the columns' names on the line above it"
    ),
    (
      "> [!note] a | b\n> ---|---\n",
      "2:3: warning: this is no table, because there is no header row directly above this delimiter row; "
        + "write the columns' names on the line above it"
    ),
    (
      "> a | b\n---|---\n",
      "2:1: warning: this is no table, because the delimiter row is not indented or quoted like the header row; "
        + "begin each row like the header row"
    ),
    (
      "a | b\n--|--\n1 | 2 | 3 | 4\n",
      "3:9: warning: this cell is left out, because the table has only 2 columns; "
        + "write `\\|` for a pipe in a cell, also in code"
    ),
    (
      "a | b\n--|--\n$\\|x\\|$ | 2\n",
      "3:2: warning: in a table's formulas `\\|` is a double bar, but on GitHub a single one; "
        + "write `\\Vert` or `\\vert`"
    ),
    ("| a |\n|---|\n| [x](nowhere.md) |\n", "3:3: warning: there is no lesson `nowhere.md`"),
  ])
  func warnings(_ markdown: String, _ message: String) {
    #expect(readLesson(markdown).messages == [message])
  }

  @Test(arguments: ["a\n:-\n", "a | b\n", "a || b\n\n|\n", "a\n-\n", "`a\n|-|`\n", "    a | b\n    --|--\n"])
  func noWarnings(_ markdown: String) {
    #expect(readLesson(markdown).messages == [])
  }
}

extension Lesson {
  /// The outline with tables as GitHub writes them, without the container that scrolls.
  fileprivate var tables: String {
    outline.replacing("<div class=\"table-scroll\"><table>", with: "<table>")
      .replacing("</table></div>", with: "</table>")
  }
}
