import Testing

@testable import Literate

@Suite struct MathRendererTests {
  private let renderer: MathRenderer

  init() throws {
    renderer = try MathRenderer(katex: "/usr/share/javascript/katex/katex.min.js")
  }

  private func error(_ tex: String, display: Bool = false) -> MathError? {
    switch renderer.render(tex, display: display) {
    case .success: nil
    case .failure(let error): error
    }
  }

  @Test func aFormulaIsHTMLAndMathML() throws {
    let html = try renderer.render("x", display: false).get()
    #expect(
      html == """
        <span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>\
        <mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x</annotation></semantics></math></span>\
        <span class="katex-html" aria-hidden="true"><span class="base">\
        <span class="strut" style="height:0.4306em;"></span><span class="mord mathnormal">x</span></span></span></span>
        """
    )
    #expect(try renderer.render("x", display: true).get().hasPrefix("<span class=\"katex-display\">"))
  }

  @Test(arguments: [
    (#"\frac{a}{b}"#, "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
    (#"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"#, "<mtable"),
    ("𝔸", "<mi>𝔸</mi>"),
    (#"\text{é}"#, "<mtext>e</mtext><mo>ˊ</mo>"),
    (#"\text{ß}"#, "<mtext>ß</mtext>"),
    (#"\text{😀}"#, "<mtext>😀</mtext>"),
    ("中", "<mtext>中</mtext>"),
    ("a<b", "<mo>&lt;</mo>"),
    (#"\text{<script>"}"#, "&lt;script&gt;"),
    (#"\rule{1000em}{1em}"#, "width=\"50em\""),
    ("", "<mrow></mrow>"),
  ])
  func typesets(tex: String, part: String) throws {
    #expect(try renderer.render(tex, display: false).get().contains(part))
  }

  @Test(arguments: [
    (#"\frac{a"#, "Unexpected end of input in a macro argument, expected '}'", 7),
    (#"a \foo b"#, #"Undefined control sequence: \foo"#, 2),
    (#"é𝔸 \foo"#, #"Undefined control sequence: \foo"#, 7),
    ("a & b", "Expected 'EOF', got '&'", 2),
    ("}", "Expected 'EOF', got '}'", 0),
    ("a\0b", "Unexpected character: '\0'", 1),
    ("at position 3: }", "Expected 'EOF', got '}'", 15),
  ])
  func anErrorHasAPlace(tex: String, message: String, offset: Int) {
    #expect(error(tex) == MathError(message: message, offset: offset))
  }

  @Test(arguments: [
    (#"\def\a{\a}\a"#, "Too many expansions"),
    (#"\href{javascript:alert(1)}{x}"#, #"\href is not allowed in a formula"#),
    (#"\includegraphics{x.png}"#, #"\includegraphics is not allowed in a formula"#),
    (String(repeating: "x", count: MathRenderer.longestFormula + 1), "longer than 10000 bytes"),
    (String(repeating: "{", count: 9_000), "too deeply nested"),
    // Each argument is twice the one before it, thirty times.
    (
      (1...30).map { "\\def\\a\(letter($0))#1{\\a\(letter($0 + 1)){#1#1}}" }.joined() + "\\aab{x}",
      "too long or too deeply nested"
    ),
  ])
  func aRunawayEndsAndLeavesTheRendererInOrder(tex: String, message: String) throws {
    let limits = MathRenderer.Limits(capacity: 16 << 20, allowance: 1 << 30)
    let renderer = try MathRenderer(katex: "/usr/share/javascript/katex/katex.min.js", limits: limits)
    guard case .failure(let error) = renderer.render(tex, display: true) else {
      Issue.record("it was typeset")
      return
    }
    #expect(error.message.contains(message))
    #expect(try renderer.render("y^2", display: false).get() == self.renderer.render("y^2", display: false).get())
  }

  private static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index / 26)))
      + String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
  }

  @Test func aMacroEndsWithItsFormula() {
    #expect(error(#"\gdef\foo{1}\foo"#) == nil)
    #expect(error(#"\foo"#)?.message == #"Undefined control sequence: \foo"#)
  }

  @Test func formulasAreWhatTheirBytesAre() throws {
    let (composed, decomposed) = ("\\text{\u{E9}}", "\\text{e\u{301}}")
    let first = try renderer.render(composed, display: false).get()
    let second = try renderer.render(decomposed, display: false).get()
    #expect(Array(first.utf8) != Array(second.utf8))
    #expect(try Array(renderer.render(composed, display: false).get().utf8) == Array(first.utf8))
  }

  @Test func twoRenderersAgree() throws {
    let other = try MathRenderer(katex: "/usr/share/javascript/katex/katex.min.js")
    _ = other.render(#"\sqrt{2}"#, display: true)
    for tex in [#"\sum_{i=0}^n w_i a_i + b"#, #"\sqrt[3]{\frac{1}{1+e^{-z}}}"#, #"\xrightarrow{abc}"#] {
      #expect(try renderer.render(tex, display: true).get() == other.render(tex, display: true).get())
    }
  }

  @Test func aMissingOrWrongScriptIsNamed() {
    #expect(throws: MathError(message: "cannot read KaTeX at /nowhere/katex.js; install Debian's libjs-katex")) {
      try MathRenderer(katex: "/nowhere/katex.js")
    }
    #expect(throws: MathError.self) { try MathRenderer(katex: "/usr/share/javascript/katex/katex.css") }
  }
}
