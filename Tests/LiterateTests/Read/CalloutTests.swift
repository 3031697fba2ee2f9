import Testing

@testable import Literate

struct CalloutTests {
  @Test(arguments: [
    (
      "> [!note] Title *with* `code`\n> text\nlazy",
      """
      <div class="callout" data-callout="note">
      <p class="callout-title">Title <em>with</em> <code>code</code></p>
      <div class="callout-body">
      <p>text
      lazy</p>
      </div>
      </div>

      """
    ),
    (
      ">[!QUESTION]-\n>\n> - a\n",
      """
      <details class="callout" data-callout="question">
      <summary class="callout-title">Question</summary>
      <div class="callout-body">
      <ul>
      <li>a</li>
      </ul>
      </div>
      </details>

      """
    ),
    (
      "> [!info]+ Open\n",
      """
      <details class="callout" data-callout="info" open>
      <summary class="callout-title">Open</summary>
      </details>

      """
    ),
    (
      "> [!my-type] *T*  \n> hard break\n",
      """
      <div class="callout" data-callout="my-type">
      <p class="callout-title"><em>T</em></p>
      <div class="callout-body">
      <p>hard break</p>
      </div>
      </div>

      """
    ),
    (
      "- > [!exercise] E\n  > Do.\n  > > [!solution]- \n  > > ```swift\n  > > a\n  > > ```\n",
      """
      <ul>
      <li>
      <div class="callout" data-callout="exercise">
      <p class="callout-title">E</p>
      <div class="callout-body">
      <p>Do.</p>
      <details class="callout" data-callout="solution">
      <summary class="callout-title">Solution</summary>
      <div class="callout-body">
      «cell cell-1»</div>
      </details>
      </div>
      </div>
      </li>
      </ul>

      """
    ),
  ])
  func callouts(_ markdown: String, _ outline: String) {
    #expect(readLesson(markdown).outline == outline)
    #expect(readLesson(markdown).messages == [])
  }

  @Test(arguments: [
    "> \\[!note] a", "> text\n> [!note]", "> [!]", "> [!two words] a", "> [note] a", ">\n> [!note] a", "[!note] a",
  ])
  func notCallouts(_ markdown: String) {
    #expect(!readLesson(markdown).outline.contains("callout"))
  }
}
