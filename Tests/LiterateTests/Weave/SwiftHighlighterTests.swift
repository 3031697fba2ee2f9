import Testing

@testable import Literate

@Suite struct SwiftHighlighterTests {
  @Test(arguments: [
    ("", ""),
    ("let x = 1", "<span class=\"tok-keyword\">let</span> x = <span class=\"tok-number\">1</span>"),
    ("a < b && c", "a &lt; b &amp;&amp; c"),
    ("f(x: 1.5)", "f(x: <span class=\"tok-number\">1.5</span>)"),
    ("let a: [Float]", "<span class=\"tok-keyword\">let</span> a: [<span class=\"tok-type\">Float</span>]"),
    ("// <é>\r\n", "<span class=\"tok-comment\">// &lt;é&gt;</span>\r\n"),
    (
      "\"a\\(b)c\"",
      "<span class=\"tok-string\">&quot;a</span>\\(b)<span class=\"tok-string\">c&quot;</span>"
    ),
    (
      "@main struct A {}", "<span class=\"tok-attribute\">@main</span> <span class=\"tok-keyword\">struct</span> A {}"
    ),
    (
      "#if A\n#endif",
      """
      <span class="tok-directive">#if</span> <span class="tok-directive">A</span>
      <span class="tok-directive">#endif</span>
      """
    ),
  ])
  func colours(code: String, html: String) {
    #expect(SwiftHighlighter.html(code) == html)
  }

  /// Any code keeps its text when it is highlighted, and has no other classes than the known ones.
  @Test func highlightingKeepsTheText() {
    let fragments = [
      "let ", "x", " = ", "\"", "\\(", ")", "{", "}", "😀", "é", "e\u{301}", "\r\n", "\n", "\t", "/*", "*/", "//",
      "#if ",
      "#", "@", "<", "&", ">", "'", "0x", "1.", "`", "\0", "\u{FEFF}", "func ", "\"\"\"", "$0", "<#T#>", "\u{2028}",
      "&lt;",
    ]
    let seed: UInt64 = 20_240_611
    var state = seed
    for _ in 0..<300 {
      var code = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        code += fragments[Int(state >> 33) % fragments.count]
      }
      let html = SwiftHighlighter.html(code)
      let text = html.replacing(
        /<span class="tok-(keyword|string|number|comment|type|attribute|directive)">|<\/span>/,
        with: ""
      )
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
        "&amp;",
        with: "&"
      )
      #expect(Array(text.utf8) == Array(code.utf8), "seed \(seed): \(code.debugDescription)")
    }
  }
}
