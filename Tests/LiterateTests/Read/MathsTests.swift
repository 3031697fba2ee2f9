import Testing

@testable import Literate

struct MathsTests {
  @Test(arguments: [
    // Pandoc's rules.
    ("$a$", "<p>«maths a»</p>\n"),
    ("x$a$y, ($b$)", "<p>x«maths a»y, («maths b»)</p>\n"),
    ("$5 and $10", "<p>$5 and $10</p>\n"),
    ("$5 and $10 for $x$", "<p>$5 and $10 for «maths x»</p>\n"),
    ("$20,000 and 30$", "<p>«maths 20,000 and 30»</p>\n"),
    ("US$5 or CA$6", "<p>US$5 or CA$6</p>\n"),
    ("$ a$ and $a $", "<p>$ a$ and $a $</p>\n"),
    (#"\$a$ and $\$5$"#, #"<p>$a$ and «maths \$5»</p>"# + "\n"),
    (#"a $\$5$"#, #"<p>a «maths \$5»</p>"# + "\n"),
    (#"$a\\$"#, #"<p>«maths a\\»</p>"# + "\n"),
    ("$a\nb$", "<p>«maths a\nb»</p>\n"),
    ("$a\n\nb$", "<p>$a</p>\n<p>b$</p>\n"),
    ("$$", "<p>$$</p>\n"),
    ("$$$$", "<p>$$$$</p>\n"),
    ("a $$ $$ b", "<p>a $$ $$ b</p>\n"),
    ("$", "<p>$</p>\n"),
    // Not Markdown.
    ("$a_1 * b * c_2$ and $x_i$ _y_", "<p>«maths a_1 * b * c_2» and «maths x_i» <em>y</em></p>\n"),
    ("**$a$** *b $c*d$ e*", "<p><strong>«maths a»</strong> <em>b «maths c*d» e</em></p>\n"),
    ("$a<b$ and $c>d$", "<p>«maths a<b» and «maths c>d»</p>\n"),
    ("$[a](b)$", "<p>«maths [a](b)»</p>\n"),
    ("$`a$ `$b`", "<p>«maths `a» <code>$b</code></p>\n"),
    (#"$\{a\}$"#, #"<p>«maths \{a\}»</p>"# + "\n"),
    ("[see $a$](b.html)", "<p><a href=\"b.html\">see «maths a»</a></p>\n"),
    ("- $a$\n- $b$", "<ul>\n<li>«maths a»</li>\n<li>«maths b»</li>\n</ul>\n"),
    // Not maths.
    ("`$a$`", "<p><code>$a$</code></p>\n"),
    ("``$a` $b$``", "<p><code>$a` $b$</code></p>\n"),
    ("`` $a$ `", "<p>`` «maths a» `</p>\n"),
    ("    $a$", "<pre><code>$a$\n</code></pre>\n"),
    ("```\n$a$\n```", "<pre><code>$a$\n</code></pre>\n"),
    ("<b title=\"$a$\">$b$</b>", "<p><b title=\"$a$\">«maths b»</b></p>\n"),
    ("<div>$a$</div>", "<div>$a$</div>\n"),
    ("a <!-- $a$ --> $b$", "<p>a <!-- $a$ --> «maths b»</p>\n"),
    ("<https://x.y/$a$>", "<p><a href=\"https://x.y/$a$\">https://x.y/$a$</a></p>\n"),
    ("[a](b$c) and [d](e$f)", "<p><a href=\"b$c\">a</a> and <a href=\"e$f\">d</a></p>\n"),
    ("[a](<b $c> '$d') $e$", "<p><a href=\"b%20$c\" title=\"$d\">a</a> «maths e»</p>\n"),
    ("[$a]: /b$c$\n\n[$a]", "<p><a href=\"/b$c$\">$a</a></p>\n"),
    // In places where a page cannot have a formula.
    ("![$a$](https://x.y/b.png \"$c$\")", "<p><img src=\"https://x.y/b.png\" alt=\"$a$\" title=\"$c$\" /></p>\n"),
  ])
  func inline(_ markdown: String, _ outline: String) {
    #expect(readLesson(markdown).outline == outline)
  }

  @Test(arguments: [
    ("$$a$$", "«display a»"),
    ("$$\na_b*c*_d\n$$", "«display a_b*c*_d»"),
    ("text $$a$$ text", "<p>text «display a» text</p>\n"),
    ("text\n$$a$$\ntext", "<p>text\n«display a»\ntext</p>\n"),
    ("$$ a\nb $$ text", "<p>«display a\nb» text</p>\n"),
    ("- $$a$$\n", "<ul>\n<li>\n«display a»</li>\n</ul>\n"),
    ("> $$\n> a\n> > b\n> $$\n", "<blockquote>\n«display a\n> b»</blockquote>\n"),
    ("> $$\n> a\n$$\n", "<blockquote>\n«display a»</blockquote>\n"),
    ("$$a$$\n$$b$$", "<p>«display a»\n«display b»</p>\n"),
    (#"$$ \text{\$} \\$$"#, #"«display \text{\$} \\»"#),
    ("# $$a$$", "<h1 id=\"a\">«display a»</h1>\n"),
  ])
  func display(_ markdown: String, _ outline: String) {
    #expect(readLesson(markdown).outline == outline)
    #expect(readLesson(markdown).messages == [])
  }

  @Test(arguments: [
    "- a", "+ a", "* a", "= a", "===", "---", "# a", "> a", "1. a", "    a", "<div>", "a\n- b\n    c", "- a\n===\n# b",
  ])
  func linesOfAFormulaAreNotBlocks(_ tex: String) {
    // cmark removes indentation in a paragraph, and TeX ignores it.
    let trimmed = tex.split(separator: "\n").map(\.trimmed).joined(separator: "\n")
    #expect(readLesson("$$\n\(tex)\n$$").outline == "«display \(trimmed)»")
    #expect(
      readLesson("text $$\n\(tex)\n$$ and $$\n\(tex)\n$$\nend $x$").outline
        == "<p>text «display \(trimmed)» and «display \(trimmed)»\nend «maths x»</p>\n"
    )
    let quoted = "> [!note] T\n> $$\n> \(tex.replacing("\n", with: "\n> "))\n> $$\n> end"
    #expect(
      readLesson(quoted).outline == """
        <div class="callout" data-callout="note">
        <p class="callout-title">T</p>
        <div class="callout-body">
        <p>«display \(trimmed)»
        end</p>
        </div>
        </div>

        """
    )
  }

  @Test(arguments: [
    ("$$ a\n\n- b $$", "1:1: warning"), ("$$ a\n```\n$$\n```\n", "1:1: warning"),
    ("- $$ a\n- b $$\n", "1:3: warning"), ("> $$ a\n\n$$", "1:3: warning"),
  ])
  func unclosedFormulasGiveAWarning(_ markdown: String, _ start: String) {
    let lesson = readLesson(markdown)
    #expect(lesson.formulas == [])
    #expect(lesson.messages.first?.hasPrefix("\(start): this formula is never closed; add `$$`") == true)
  }

  @Test func formulasHaveLocations() {
    let lesson = readLesson(
      """
      é $a$ and $b
      c$ and $d$

      $$
      - x
      $$ then $e$
      > > $f
      > > g$ $h$
      1. $$
         y
         $$ $i$

      # $j$
      """
    )
    let places = lesson.formulas.map {
      "\($0.tex.replacing("\n", with: " ")) \($0.location.line):\($0.location.column)"
    }
    #expect(
      places == [
        "a 1:4", "b c 1:12", "d 2:8", "- x 4:1", "e 6:9", "f g 7:5", "h 8:8", "y 9:4", "i 11:7", "j 13:3",
      ]
    )
  }

  @Test func aLessonCannotForgeAPlaceholder() {
    let forged = "$a$ \u{E000}0\u{E000} &#xE001;0&#xe001; &#57346;0&#57346; \u{301}"
    let lesson = readLesson(forged + "\n\n$b$\u{301}")
    #expect(
      lesson.outline == "<p>«maths a» \u{E000}0\u{E000} \u{E001}0\u{E001} \u{E002}0\u{E002} \u{301}</p>\n"
        + "<p>«maths b»\u{301}</p>\n"
    )
  }
}
