import Testing
import Wire

@testable import Literate

/// Tests of weaving: a lesson and its transcript in, the page's article out.
@Suite struct WeaverTests {
  private func weave(_ markdown: String, _ runs: [CellRun] = [], values: [Int: String] = [:]) async throws -> (
    article: String, diagnostics: [String]
  ) {
    let page = try await Weaver(katex: katex).weave(read(markdown), Transcript(cells: runs, values: values))
    return (
      page.article, page.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.text)" }
    )
  }

  @Test func proseIsKept() async throws {
    #expect(try await weave("Some *prose*.\n").article == "<p>Some <em>prose</em>.</p>\n")
  }

  @Test func tablesScrollAndHoldValues() async throws {
    #expect(
      try await weave("a | b\n--|-:\nx | `{swift} 2`\n", values: [0: "2"]).article == """
        <div class="table-scroll"><table>
        <thead>
        <tr>
        <th>a</th>
        <th align="right">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>x</td>
        <td align="right"><span class="value">2</span></td>
        </tr>
        </tbody>
        </table></div>

        """
    )
  }

  @Test func textOutputIsEscaped() async throws {
    let run = CellRun(
      outputs: [.text("\n</pre><script>\u{0}\u{1B}[31m&\"\r!\r\n", .output), .text("careful\n", .error)],
      ending: .ok
    )
    #expect(
      try await weave("```swift id=a\nprint()\n```\n", [run]).article == """
        <section class="cell" id="a" data-status="ok">
        <pre class="code"><code>print()</code></pre>
        <div class="output" data-type="text"><pre>

        &lt;/pre&gt;&lt;script&gt;␀␛[31m&amp;&quot;␍!</pre></div>
        <div class="output" data-type="text" data-stream="stderr"><pre>careful</pre></div>
        </section>

        """
    )
  }

  @Test func options() async throws {
    let runs = (0..<5).map { _ in CellRun(outputs: [.text("out\n", .output)], ending: .ok) }
    let article = try await weave(
      """
      ```swift fold
      f()
      ```
      ```swift hidden
      f()
      ```
      ```swift quiet
      f()
      ```
      ```swift hidden quiet
      f()
      ```
      ```swift volatile
      f()
      ```
      """,
      runs
    ).article
    let cells = article.components(separatedBy: "<section ").dropFirst().map { $0 }
    #expect(cells[0].contains("<details class=\"code-fold\"><summary>Code</summary>"))
    #expect(!cells[1].contains("f()") && cells[1].contains("out"))
    #expect(cells[2].contains("f()") && !cells[2].contains("out"))
    #expect(cells[3].hasPrefix("class=\"cell\" id=\"cell-4\" data-status=\"ok\" hidden>"))
    #expect(cells[4].contains("<p class=\"volatile\">") && !cells[4].contains("out</pre>"))
  }

  @Test func errorsShowEvenInQuietCells() async throws {
    let error = CellOutput.error(CellOutput.CellError(title: "Trap", line: 2, text: "a < b"))
    let article = try await weave(
      "```swift quiet\nf()\n```\n",
      [CellRun(outputs: [.text("x", .output), error], ending: .trapped)]
    ).article
    #expect(article.contains("data-status=\"trapped\""))
    #expect(
      article.contains(
        "<div class=\"output\" data-type=\"error\"><p class=\"error-title\">Trap · line 2</p><pre>a &lt; b</pre></div>"
      )
    )
    #expect(!article.contains("<pre>x</pre>"))
  }

  @Test func figuresAreNumberedAndTheirIdsDiffer() async throws {
    let svg = "<svg><title>drawn</title><clipPath id=\"{id}-clip\"/><g clip-path=\"url(#{id}-clip)\"/></svg>"
    let plot = Output.plot(Drawing(svg: svg, title: "drawn"))
    let article = try await weave(
      "```swift\n//| caption: Cell's\n//| alt: Seen <from> afar\nf()\n```\n",
      [
        CellRun(
          outputs: [.shown(plot, caption: "One & only", alt: nil), .shown(plot, caption: nil, alt: nil)],
          ending: .ok
        )
      ]
    ).article
    #expect(article.contains("id=\"drawing.1-clip\"") && article.contains("url(#drawing.2-clip)"))
    #expect(article.contains("<figure class=\"plot\" id=\"figure.1\">"))
    #expect(article.contains("<span class=\"figure-number\">Figure 1</span> One &amp; only</figcaption>"))
    #expect(article.contains("<span class=\"figure-number\">Figure 2</span> Cell's</figcaption>"))
    #expect(article.contains("<title>Seen &lt;from&gt; afar</title>"))
    #expect(!article.contains("caption: Cell"))
  }

  @Test func argumentsOfShowOverrideOptions() async throws {
    let own = Output.plot(Drawing(svg: "<svg><title>drawn</title></svg>", title: "drawn"))
    let diagram = Output.diagram(Diagram(dot: "digraph { a }", summary: "computed"))
    let article = try await weave(
      "```swift\n//| caption: The cell's\n//| alt: the cell's\nf()\n```\n",
      [
        CellRun(
          outputs: [.shown(own, caption: "Given", alt: "given"), .shown(diagram, caption: nil, alt: nil)],
          ending: .ok
        )
      ]
    ).article
    #expect(article.contains("<title>given</title>") && article.contains("</span> Given</figcaption>"))
    #expect(article.contains("<title>the cell's</title>") && article.contains("</span> The cell's</figcaption>"))
  }

  @Test func tables() async throws {
    let table = Table(header: ["a<", "n"], rows: [["x", "1"]], alignments: [.left, .right])
    let article = try await weave("```swift\nf()\n```\n", [show(.table(table))]).article
    #expect(
      article.contains(
        """
        <div class="table-scroll"><table>
        <thead><tr><th style="text-align:left">a&lt;</th><th style="text-align:right">n</th></tr>
        </thead>
        <tbody><tr><td style="text-align:left">x</td><td style="text-align:right">1</td></tr>
        </tbody>
        </table></div>
        """
      )
    )
  }

  @Test func tablesWithoutColumnsAreMarked() async throws {
    let table = Table(header: [], rows: [], alignments: [])
    let article = try await weave("```swift\nf()\n```\n", [show(.table(table))]).article
    #expect(article.contains("<thead><tr><th style=\"text-align:left\">an empty table</th></tr>\n</thead>"))
  }

  /// The page's `data-type` is the kind's raw value.
  @Test func everyKindOfOutputHasAPlaceOnThePage() async throws {
    let drawing = Drawing(svg: "<svg><title>drawn</title></svg>", title: "drawn")
    for kind in Output.Kind.allCases {
      let output: Output =
        switch kind {
        case .text: .text("text")
        case .plot: .plot(drawing)
        case .image: .image(drawing)
        case .diagram: .diagram(Diagram(dot: "digraph { a }"))
        case .equation: .equation(Equation("x"))
        case .table: .table(Table(header: ["a"], rows: [], alignments: [.left]))
        }
      let woven = try await weave("```swift\nf()\n```\n", [show(output)])
      #expect(woven.article.contains("<div class=\"output\" data-type=\"\(kind.rawValue)\">"))
      #expect(woven.diagnostics.isEmpty)
    }
  }

  /// A successful run of a cell with that output.
  private func show(_ output: Output) -> CellRun {
    CellRun(outputs: [.shown(output, caption: nil, alt: nil)], ending: .ok)
  }

  @Test func values() async throws {
    #expect(
      try await weave("It is `{swift} n` or `{swift} m < 1`.\n", values: [0: "1 < 2"]).article == """
        <p>It is <span class="value">1 &lt; 2</span> or \
        <span class="value" data-status="failed"><code>m &lt; 1</code></span>.</p>

        """
    )
  }

  @Test func estimates() async throws {
    let markdown = "> [!predict] How many?\n> = `{swift} n` ± 1,000 %\n"
    func answer(_ content: String, _ attributes: String = "") -> String {
      "<details class=\"answer\"\(attributes)><summary>Answer</summary>\n<p>\(content) ± 1,000 %</p>\n</details>"
    }
    let fine = try await weave(markdown, values: [0: "13,002"])
    let attributes = " data-value=\"13002.0\" data-tolerance=\"1000.0\" data-unit=\"%\""
    #expect(fine.article.contains(answer("<span class=\"value\">13,002</span>", attributes)))
    #expect(fine.diagnostics.isEmpty)
    let wrong = try await weave(markdown, values: [0: "many"])
    #expect(wrong.article.contains(answer("<span class=\"value\">many</span>")))
    #expect(
      wrong.diagnostics == [
        """
        2:14 the value of this estimate, `many`, is no number; write an expression whose text is a number, and its unit \
        behind the tolerance
        """
      ]
    )
    let failed = try await weave(markdown)
    #expect(failed.article.contains(answer("<span class=\"value\" data-status=\"failed\"><code>n</code></span>")))
    #expect(failed.diagnostics.isEmpty)
  }

  @Test(.enabled(if: hasKaTeX, "KaTeX is not installed")) func mathsThatCannotBeTypeset() async throws {
    let woven = try await weave("A $\\frac{a}$ here and $x$.\n")
    #expect(woven.article.contains("<code class=\"maths-error\" title=\"Unexpected end of input"))
    #expect(woven.article.contains(">\\frac{a}</code>"))
    #expect(woven.article.contains("class=\"katex\""))
    #expect(woven.diagnostics.count == 1)
    #expect(woven.diagnostics[0].hasPrefix("1:"))
  }

  @Test func withoutKaTeXFormulasShowTheirTeX() async throws {
    let missing = Diagnostic.error(.installation, "KaTeX is missing", hint: "install it")
    let weaver = try Weaver(katex: .failure(missing))
    let run = CellRun(outputs: [.shown(.equation(Equation("c < d")), caption: nil, alt: nil)], ending: .ok)
    let page = try await weaver.weave(
      read("A $a < b$, and\n\n$$\n\\frac{a}\n$$\n\n```swift\nf()\n```\n"),
      Transcript(cells: [run])
    )
    #expect(page.article.contains("<code class=\"tex\">a &lt; b</code>,"))
    #expect(page.article.contains("<code class=\"tex\" data-display>\\frac{a}</code>"))
    #expect(page.article.contains("<code class=\"tex\" data-display>c &lt; d</code>"))
    let warning = "lessons: warning: formulas show their TeX: KaTeX is missing; install it"
    #expect(page.diagnostics.map(\.description) == [warning])
    #expect(try await weaver.weave(read("No formula.\n"), Transcript(cells: [])).diagnostics.isEmpty)
  }

  @Test func diagramsThatCannotBeDrawn() async throws {
    let woven = try await weave("Text\n\n```dot caption=\"C\"\ndigraph {\n  a -> -> b\n}\n```\n")
    #expect(woven.article.contains("a -&gt; -&gt; b"))
    #expect(woven.diagnostics.count == 1)
    #expect(woven.diagnostics[0].hasPrefix("5:1 "))
  }

  @Test func imagesAndVideos() async throws {
    let lesson = LessonReader(images: ["Images/a b.png"], lessons: []).read(
      "![[a b.png|center|400]]\n\n![[gone.png]]\n\n![A video](https://www.youtube.com/watch?v=aircAruvnKk)\n",
      name: "x",
      file: "x.md"
    )
    let page = try await Weaver(katex: katex).weave(lesson, Transcript(cells: []))
    #expect(
      page.article.contains(
        "<figure class=\"image align-center\"><img src=\"Images/a%20b.png\" alt=\"\" width=\"400\"></figure>"
      )
    )
    #expect(page.article.contains("Missing image: gone.png"))
    #expect(
      page.article.contains(
        "<a class=\"video\" href=\"https://www.youtube.com/watch?v=aircAruvnKk\" data-video=\"aircAruvnKk\">"
      )
    )
    #expect(!page.article.contains("<iframe"))
    #expect(page.lesson.images == ["Images/a b.png"])
  }
}
