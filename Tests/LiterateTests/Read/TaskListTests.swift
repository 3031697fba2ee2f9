import Testing

@testable import Literate

/// Tests of lists of tasks, by the rules of GitHub Flavored Markdown.
struct TaskListTests {
  static let examples = SpecificationExample.all(in: Shared.extensions ?? "").filter { $0.section == "Task lists" }

  static let isThere: ConditionTrait = .enabled(
    if: Shared.extensions != nil,
    "GitHub's examples are not beside the checkout"
  )

  @Test(isThere) func allExamplesAreFound() {
    #expect(Self.examples.count == 3)
  }

  @Test(isThere) func examplesHaveGitHubsHTML() {
    for example in Self.examples {
      #expect(readLesson(example.markdown).outline == example.html, "example \(example.number)")
    }
  }

  private static let open = "<input type=\"checkbox\" disabled=\"\" />"
  private static let done = "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"

  @Test(arguments: [
    ("1. [ ] *a*\n2. [X] $b$\n", "<ol>\n<li>\(open) <em>a</em></li>\n<li>\(done) «maths b»</li>\n</ol>\n"),
    ("- [x] a\n\n  b\n", "<ul>\n<li>\n<p>\(done) a</p>\n<p>b</p>\n</li>\n</ul>\n"),
    ("> - [ ] a\n", "<blockquote>\n<ul>\n<li>\(open) a</li>\n</ul>\n</blockquote>\n"),
    ("- [ ] `{swift} 1`\n", "<ul>\n<li>\(open) «value 1»</li>\n</ul>\n"),
    // Not tasks.
    ("- \\[ ] a\n", "<ul>\n<li>[ ] a</li>\n</ul>\n"),
    ("- [ ]\n", "<ul>\n<li>[ ]</li>\n</ul>\n"),
    ("- [] a\n", "<ul>\n<li>[] a</li>\n</ul>\n"),
    ("- [x]a\n", "<ul>\n<li>[x]a</li>\n</ul>\n"),
    ("- a\n  [ ] b\n", "<ul>\n<li>a\n[ ] b</li>\n</ul>\n"),
    ("[ ] a\n", "<p>[ ] a</p>\n"),
    ("- [x] a\n\n[x]: b.html\n", "<ul>\n<li><a href=\"b.html\">x</a> a</li>\n</ul>\n"),
  ])
  func tasks(_ markdown: String, _ outline: String) {
    #expect(readLesson(markdown).outline == outline)
    #expect(readLesson(markdown).messages == [])
  }
}
