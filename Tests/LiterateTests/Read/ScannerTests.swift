import Testing

@testable import Literate

/// Tests that the inline scanner skips the same literal syntax as cmark: a dollar sign inside it opens no formula.
struct ScannerTests {
  /// The formulas, values and embeds that the scanner finds in a text.
  static func finds(_ text: String) -> [String] {
    var scanner = InlineScanner(Array(text.utf8))
    var finds: [String] = []
    while let find = scanner.next() {
      switch find {
      case .span(let span): finds.append(Array(text.utf8)[span.range].string)
      case .openDisplay: finds.append("open")
      }
    }
    return finds
  }

  @Test(arguments: [
    "`x$`", "``x`$``", "<b x='$'>", "<b x=\"$\" y=$ z>", "<b\nx = $ />", "</b >`$`", "<!-- $ -->", "<?$?>", "<!X $>",
    "<![CDATA[$]]>",
    "<ab:$>", "<a$@b.c>", "[a](b$)", "[a](<b $>)", "[a](b \"$\")", "[a](b '$')", "[a](b ($))", "[a](b(c)$)",
    "[a](\nb$\n)", "\\$", "[a\\](b) `$`",
  ])
  func literal(_ syntax: String) {
    #expect(Self.finds("\(syntax) a$ $b$").last == "$b$")
    #expect(Self.finds("\(syntax) a$ $b$").count == 1)
  }

  @Test(arguments: [
    "`x$ ``", "<b x='$", "< b $>", "<1 $>", "<b x=$`>", "</b x$>", "<!-- $ --", "<a:$>", "<ab $:>", "a](b$)",
    "[a](b $)", "[a] (b$)", "[a](b(c$)",
    "\\`$`",
  ])
  func text(_ syntax: String) {
    let dollar = syntax.split(separator: "$", omittingEmptySubsequences: false)
    // A formula in place of the dollar sign is found.
    #expect(Self.finds("\(dollar[0])$b$\(dollar.dropFirst().joined(separator: "$"))").first == "$b$")
  }
}
