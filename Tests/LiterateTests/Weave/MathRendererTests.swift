import Foundation
import Testing

@testable import Literate

@Suite(.enabled(if: hasKaTeX, "KaTeX is not installed")) struct MathRendererTests {
  private let renderer = MathRenderer(katex: katex)

  private func error(_ tex: String, display: Bool = false) async throws -> Diagnostic? {
    switch try await renderer.render(tex, display: display) {
    case .success: nil
    case .failure(let error): error
    }
  }

  @Test func aFormulaIsHTMLAndMathML() async throws {
    let html = try await renderer.render("x", display: false).get()
    #expect(
      html == """
        <span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>\
        <mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x</annotation></semantics></math></span>\
        <span class="katex-html" aria-hidden="true"><span class="base">\
        <span class="strut" style="height:0.4306em;"></span><span class="mord mathnormal">x</span></span></span></span>
        """
    )
    #expect(try await renderer.render("x", display: true).get().hasPrefix("<span class=\"katex-display\">"))
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
  func typesets(tex: String, part: String) async throws {
    #expect(try await renderer.render(tex, display: false).get().contains(part))
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
  func errorsHaveALocation(tex: String, message: String, offset: Int) async throws {
    let place = SourceLocation(file: "TeX", line: 1, column: offset + 1)
    #expect(try await error(tex) == .error(.weave, message, at: place))
  }

  @Test(arguments: [
    (#"\def\a{\a}\a"#, "Too many expansions"),
    (#"\href{javascript:alert(1)}{x}"#, #"\href is not allowed in a formula"#),
    (#"\includegraphics{x.png}"#, #"\includegraphics is not allowed in a formula"#),
    (String(repeating: "x", count: MathRenderer.longestFormula + 1), "longer than 10000 bytes"),
    (String(repeating: "{", count: 9_000), "too deeply nested"),
    // The argument doubles thirty times.
    (
      (1...30).map { "\\def\\a\(letter($0))#1{\\a\(letter($0 + 1)){#1#1}}" }.joined() + "\\aab{x}",
      "too long or too deeply nested"
    ),
  ])
  func runawayFormulasAreStopped(tex: String, message: String) async throws {
    let error = try #require(await error(tex, display: true))
    #expect(error.message.contains(message))
    #expect(
      try await renderer.render("y^2", display: false).get()
        == MathRenderer(katex: katex).render("y^2", display: false).get()
    )
  }

  private static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index / 26)))
      + String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
  }

  @Test func coloursOfMeaningsAreTheStyleSheets() async throws {
    let html = try await renderer.render(#"\textcolor{weight}{w} \colorbox{cost}{C} \color{teal} t"#, display: false)
      .get()
    #expect(html.contains(#"<mstyle style="color:var(--weight)"><mi>w</mi></mstyle>"#))
    #expect(html.contains(#"style="margin-right:0.02691em;color:var(--weight);">w</span>"#))
    #expect(html.contains(#"voffset="3pt" style="background-color:var(--cost)"><mtext>"#))
    #expect(html.contains("background-color:var(--cost);"))
    #expect(html.contains(#"<mstyle mathcolor="teal">"#) && html.contains("color:teal;"))
    // The words of a formula are no colours.
    let words = try await renderer.render(#"\textcolor{nudge}{\text{color:nudge;}}"#, display: false).get()
    #expect(words.contains("<mtext>color:nudge;</mtext>") && words.contains("color:var(--nudge);"))
  }

  @Test(arguments: [
    (#"é\textcolor{wieght}{w}"#, "`wieght` is no colour (did you mean `weight`?)", 14),
    (#"\color{nothing} w"#, "`nothing` is no colour", 8),
  ])
  func wordsThatAreNoColours(tex: String, message: String, column: Int) async throws {
    let place = SourceLocation(file: "TeX", line: 1, column: column)
    #expect(try await error(tex) == .error(.weave, message, at: place))
  }

  @Test func macrosAreLocalToTheirFormula() async throws {
    #expect(try await error(#"\gdef\foo{1}\foo"#) == nil)
    #expect(try await error(#"\foo"#)?.message == #"Undefined control sequence: \foo"#)
  }

  @Test func formulasAreComparedByBytes() async throws {
    let (composed, decomposed) = ("\\text{\u{E9}}", "\\text{e\u{301}}")
    let first = try await renderer.render(composed, display: false).get()
    let second = try await renderer.render(decomposed, display: false).get()
    #expect(Array(first.utf8) != Array(second.utf8))
    #expect(try await Array(renderer.render(composed, display: false).get().utf8) == Array(first.utf8))
  }

  @Test func twoRenderersAgree() async throws {
    let other = MathRenderer(katex: katex)
    _ = try await other.render(#"\sqrt{2}"#, display: true)
    for tex in [#"\sum_{i=0}^n w_i a_i + b"#, #"\sqrt[3]{\frac{1}{1+e^{-z}}}"#, #"\xrightarrow{abc}"#] {
      #expect(try await renderer.render(tex, display: true).get() == other.render(tex, display: true).get())
    }
  }

  @Test func aBadFormulaDoesNotAffectTheOthers() async throws {
    let deep = TeX(String(repeating: "{", count: 9_000), display: false)
    let fine = ["a", "b", "c"].map { TeX($0, display: false) }
    let results = try await renderer.typeset([fine[0], deep, fine[1], deep, fine[2]])
    #expect(results.count == 4)
    for formula in fine { #expect(try results[formula]?.get().contains("<mi>\(formula.text)</mi>") == true) }
    #expect(throws: Diagnostic.self) { try results[deep]?.get() }
  }

  @Test(arguments: ["duk", "node"]) func interpretersAgree(name: String) async throws {
    // A machine needs only one of the two interpreters.
    guard let interpreter = Toolchain.find(name, environment) else { return }
    var other = try katex.get()
    other.interpreter = interpreter
    for tex in [#"\text{é}𝔸 \sqrt{2}"#, #"\frac{𝔸"#, "a\0b"] {
      let (a, b) = try await (
        renderer.render(tex, display: true), MathRenderer(katex: .success(other)).render(tex, display: true)
      )
      #expect(a == b)
    }
  }

  @Test func errorsNameAMissingOrWrongScript() async throws {
    try await withTemporaryFolder { folder in
      var katex = try katex.get()
      katex.folder = folder
      let missing = Diagnostic.error(
        .installation,
        "cannot read KaTeX at \(folder.path)/katex.min.js",
        hint: "install Debian's libjs-katex"
      )
      await #expect(throws: missing) { try await katex.typeset([]) }
      for wrong in ["body { margin: 0 }", "var katex = 1", "while (false) {}"] {
        try write(["katex.min.js": wrong], in: folder)
        let error = await #expect(throws: Diagnostic.self) { try await katex.typeset([TeX("x", display: false)]) }
        #expect(error?.message.contains("is not a KaTeX that works here") == true)
      }
    }
  }

  @Test func hangingFormulasAreStopped() async throws {
    try await withTemporaryFolder { folder in
      let slow = """
        var katex = { ParseError: Error, renderToString: function (tex) { while (tex === "y") {} return tex } };
        if (typeof module === "object") { module.exports = katex }
        """
      try write(["katex.min.js": slow], in: folder)
      var katex = try katex.get()
      katex.folder = folder
      katex.deadline = .seconds(1)
      let formulas = ["x", "y", "z"].map { TeX($0, display: false) }
      let results = try await MathRenderer(katex: .success(katex)).typeset(formulas)
      #expect(try results[formulas[0]]?.get() == "x")
      #expect(throws: Diagnostic.self) { try results[formulas[1]]?.get() }
      #expect(try results[formulas[2]]?.get() == "z")
    }
  }

  @Test(arguments: [
    ["LESSONS_KATEX": "/nowhere", "PATH": "/usr/bin"], ["PATH": "/nowhere"],
  ]) func errorsNameTheMissingPackage(environment: [String: String]) {
    let error = #expect(throws: Diagnostic.self) { try KaTeX(environment) }
    #expect(error?.hint?.hasPrefix("install Debian's") == true)
  }
}

extension MathRenderer {
  /// Typesets one formula.
  fileprivate func render(_ tex: String, display: Bool) async throws -> Result<String, Diagnostic> {
    let formula = TeX(tex, display: display)
    return try #require(try await typeset([formula])[formula])
  }
}
