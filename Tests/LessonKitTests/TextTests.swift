import Testing

@testable import LessonKit

@Test func tablesAlignNumbersRight() {
  let table = Table(
    ["word", "count", "share", "odd"],
    rows: [["a", "1", "12.5 %", "3"], ["b", "−2", "nan", "three"]]
  )
  #expect(table.alignments == [.left, .right, .right, .left])
}

@Test func shortRowsArePadded() {
  let table = Table(["a"], rows: [["1", "2"], []], alignments: [.centre])
  #expect(table.header == ["a", ""])
  #expect(table.rows == [["1", "2"], ["", ""]])
  #expect(table.alignments == [.centre, .right])
  #expect(Table([], rows: []).header.isEmpty)
}

@Test func numbersInTablesHaveAMinusSign() {
  let table = Table(["x"], rows: [["-0.5"], ["-inf"], ["-1e-05"], ["-y"], ["a-1"], ["-"]])
  #expect(table.rows.map { $0[0] } == ["−0.5", "−inf", "−1e-05", "-y", "a-1", "-"])
  #expect(Table(["x"], rows: [[-1.5]], digits: 1).rows == [["−1.5"]])
}

@Test func tablesOfNumbersAreFormatted() {
  #expect(Table(["x", "y"], rows: [[0.5, 1] as [Float]], digits: 2).rows == [["0.50", "1.00"]])
}

@Test(arguments: [
  (Equation("x = \(Float(0.5))"), "x = 0.5"),
  (Equation(#"\sigma(\#(Float(1.25), digits: 1)) = \#(Float(0.75), digits: 3)"#), #"\sigma(1.2) = 0.750"#),
  (Equation("\(Float(1e-7))"), "10^{-7}"),
  (Equation("\(2.5e-7)"), #"2.5 \times 10^{-7}"#),
  (Equation("\(Float.infinity), \(-Double.infinity, digits: 1), \(Float.nan)"), #"\infty, -\infty, \text{nan}"#),
  (Equation("\(13_002) \("w")"), "13002 w"),
  ("n" as Equation, "n"),
])
func numbersInEquationsAreTeX(equation: Equation, tex: String) {
  #expect(equation.tex == tex)
}

@Test func stringsAreTakenAsTeX() {
  let tex = #"\frac{1}{2}"#
  #expect(Equation(tex).tex == tex)
}

@Test(arguments: [
  ("a < b & c > \"d'", "a &lt; b &amp; c &gt; &quot;d&#39;"), ("tab\tline\n", "tab line "),
  ("\u{0}\u{1B}[0m", "\u{FFFD}\u{FFFD}[0m"), ("é 数 🙂", "é 数 🙂"), ("\u{FFFE}", "\u{FFFD}"),
])
func textIsEscaped(text: String, expected: String) {
  #expect(SVG.escape(text) == expected)
}

@Test func textIsTruncatedToFit() {
  #expect(TextWidth.fitted("short", to: 100) == "short")
  let long = String(repeating: "word ", count: 40)
  let fitted = TextWidth.fitted(long, to: 100)
  #expect(fitted.hasSuffix("…"))
  #expect(TextWidth.of(fitted) <= 100)
}

/// The sign of a NaN differs between processors, so no text has it.
@Test func nansHaveNoSign() {
  let nan = -Double.nan
  #expect("\(nan)" == "-nan")
  #expect(format(nan, digits: 2) == "nan" && "\(nan, digits: 1)" == "nan")
  #expect(Equation("\(nan) \(-Float.nan, digits: 3) \([nan, 1])").tex == #"\text{nan} \text{nan} [nan, 1.0]"#)
  #expect(Table(["x"], rows: [["\(nan)"], ["(-nan, 1)"]]).rows == [["nan"], ["(nan, 1)"]])
  #expect(Matrix(rows: 1, columns: 2, [-Float.nan, 1]).description == "[[nan, 1.0]]")
}

@Test(arguments: [
  ("-nan", "nan"), ("[-nan, -nan]", "[nan, nan]"), ("x=-nan;", "x=nan;"), ("semi-nan", "semi-nan"), ("-nana", "-nana"),
  ("--nan", "--nan"), ("é-nan", "é-nan"), ("-na", "-na"), ("", ""), ("−1 -nan", "−1 nan"),
])
func onlyNumbersLoseTheSign(text: String, expected: String) {
  #expect(withUnsignedNaN(text) == expected)
}
