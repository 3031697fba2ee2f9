import Testing

@testable import Literate

/// What the scanner takes literally is what cmark takes literally: seen by a formula that begins in it and ends behind.
struct ScannerTests {
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
    // The formula `$b$`, in the place of the lone dollar, is found.
    #expect(Self.finds("\(dollar[0])$b$\(dollar.dropFirst().joined(separator: "$"))").first == "$b$")
  }
}
