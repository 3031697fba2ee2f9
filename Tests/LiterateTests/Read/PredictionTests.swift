import Testing

@testable import Literate

struct PredictionTests {
  @Test func choices() {
    let lesson = readLesson(
      """
      > [!predict] Which *way*?
      > Think of `{swift} n`.
      >
      > ```swift id=cell
      > f()
      > ```
      >
      > - [ ] down, $-x$
      >
      >   It is up:
      >
      >   ```swift id=why
      >   g()
      >   ```
      > - [x] **up**
      >
      >   It is `{swift} m`.
      """
    )
    #expect(
      lesson.outline == """
        <div class="callout prediction" data-callout="predict" id="which-way">
        <p class="callout-title">Which <em>way</em>?</p>
        <div class="callout-body">
        <div class="question">
        <p>Think of «value n».</p>
        «cell cell»</div>
        <ol class="choices" type="A">
        <li>down, «maths -x»</li>
        <li><strong>up</strong></li>
        </ol>
        <details class="answer"><summary>Answer</summary>
        <p>The answer is <strong>B</strong>.</p>
        <ol class="reasons" type="A">
        <li>
        <p>It is up:</p>
        «cell why»</li>
        <li class="right">
        <p>It is «value m».</p>
        </li>
        </ol>
        </details>
        </div>
        </div>

        """
    )
    #expect(lesson.messages == [])
    #expect(lesson.values.map(\.cellsAbove) == [0, 2])
  }

  @Test(arguments: [
    ("> [!predict] How many?\n> Count.\n>\n> = `{swift} n` ± 0.3", "<p>Count.</p>\n", "n ± 0.3"),
    ("> [!predict] How many?\n> Count.\n> = `{swift} n` ± 3 %", "<p>Count.</p>\n", "n ± 3 %"),
    ("> [!predict] How many?\n> = `{swift} n` ±1,000%", nil, "n ± 1,000%"),
  ])
  func estimates(_ markdown: String, _ question: String?, _ estimate: String) {
    let lesson = readLesson(markdown)
    #expect(
      lesson.outline == """
        <div class="callout prediction" data-callout="predict" id="how-many">
        <p class="callout-title">How many?</p>
        <div class="callout-body">
        \(question.map { "<div class=\"question\">\n\($0)</div>\n" } ?? "")«estimate \(estimate)»</div>
        </div>

        """
    )
    #expect(lesson.messages == [])
  }

  @Test func tolerancesAndUnits() {
    func estimate(_ tolerance: String) -> Estimate? {
      readLesson("> [!predict]\n> = `{swift} n` \(tolerance)").body.lazy.compactMap {
        if case .estimate(let estimate) = $0 { estimate } else { nil }
      }.first
    }
    #expect(estimate("± 1,000.5 images")?.tolerance == 1000.5)
    #expect(estimate("± 1,000.5 images")?.unit == "images")
    #expect(estimate("± 0")?.unit == "")
  }

  @Test func idsAreUniqueOnThePage() {
    let prediction = "> [!predict] A\n> = `{swift} n` ± 1\n\n"
    let lesson = readLesson(prediction + prediction + "# A\n\n```swift id=a-1\n```\n")
    #expect(lesson.headings.map(\.anchor) == ["a"])
    let ids = lesson.body.compactMap { if case .start(.prediction(let prediction)) = $0 { prediction.id } else { nil } }
    #expect(ids == ["a-2", "a-3"])
  }

  /// Each warns once, and is a plain callout.
  @Test(arguments: [
    (
      "> [!predict] A\n> b",
      """
      1:1: warning: this prediction has no answer; end it with a list of `- [ ]` and one `- [x]`, or with a line \
      `= `{swift} value` ± 0.3`
      """
    ),
    (
      "> [!predict] = `{swift} a` ± 1",
      """
      1:1: warning: this prediction has no answer; end it with a list of `- [ ]` and one `- [x]`, or with a line \
      `= `{swift} value` ± 0.3`
      """
    ),
    (
      "> [!predict] A\n> b\n>\n> - [ ] c\n>\n>   d\n",
      "4:3: warning: no choice of this prediction is right; begin the right one with `[x]`"
    ),
    (
      "> [!predict] A\n> - [x] c\n>\n>   d\n> - [X] e\n>\n>   f\n",
      "5:3: warning: this is a second right choice; keep one `[x]`, and begin the others with `[ ]`"
    ),
    (
      "> [!predict] A\n> - [x] c\n>\n>   d\n> - e\n",
      "5:3: warning: this item of a prediction is no choice; begin it with `[ ]`, or `[x]` if it is right"
    ),
    (
      "> [!predict] A\n> = `{swift} a` ± few",
      "2:14: warning: `few` is no tolerance; write it behind the value, as in `± 0.3` or `± 3 %`"
    ),
    (
      "> [!predict] A\n> = `{swift} a`",
      "2:14: warning: this estimate has no tolerance; write it behind the value, as in `± 0.3` or `± 3 %`"
    ),
  ])
  func malformedOnesAreCallouts(_ markdown: String, _ message: String) {
    let lesson = readLesson(markdown)
    #expect(lesson.messages == [message])
    #expect(lesson.outline.hasPrefix("<div class=\"callout\" data-callout=\"predict\">\n"))
  }

  @Test(arguments: [
    (
      "> [!predict] A\n> - [x] c\n>\n>   d\n> - [ ] e\n",
      "5:3: warning: this choice has no reason; add one below it, indented, after a blank line"
    ),
    (
      "> [!predict]- A\n> = `{swift} a` ± 1",
      "1:1: warning: a prediction is never folded; remove the sign behind `[!predict]`"
    ),
  ])
  func lessSeriousMistakes(_ markdown: String, _ message: String) {
    let lesson = readLesson(markdown)
    #expect(lesson.messages == [message])
    #expect(lesson.outline.hasPrefix("<div class=\"callout prediction\""))
  }

  @Test(arguments: [
    ("13,002", 13002.0), ("−0.5", -0.5), ("-1e-05", -1e-5), (" 7 ", 7), ("a", nil), ("", nil), ("3 %", nil),
    ("nan", nil), ("0x1", nil), ("1e999", nil),
  ])
  func numbersThatTextsShow(_ text: String, _ number: Double?) {
    #expect(Estimate.number(in: text) == number)
  }
}
