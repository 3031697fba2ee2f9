import Testing

@testable import Literate

/// Tests of properties that hold for any text, on random combinations of syntax.
struct AnyTextTests {
  /// A xorshift generator: the same seed gives the same texts.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  static let plain = [
    "a", "b c", " ", "  ", "    ", "\t", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "> ", ">", "- ", "* ", "1. ", "2) ",
    "# ", "## ",
    "===\n", "---\n", "```\n", "```\n", "``` c\n", "~~~\n", "*", "**", "_", "`", "``", "[", "]", "(", ")", "![", "](b)",
    "<b>", "</b>",
    "<!--", "-->", "<div>\n", "<a b='", "<https://x.y>", "\\", "&amp;", "&#36;", "&#xE000;", "\u{E000}0\u{E000}", "é",
    "👩‍👩‍👧", "\u{301}",
    "\0", "  \n", "[a]: b\n", "{", "0",
  ]
  static let special = [
    "$", "$", "$$", "$$\n", "$a$", "$x_1*y$", "`{swift} a`", "`{swift}", "![[a.png]]", "![[a.png|", "[[", "]]",
    "```swift\n",
    "~~~ swift fold id=a\n", "//| caption: b\n", "```output\n", "```dot\n", "> [!note] ", "> [!info]- \n", "[!tip]",
    "![](https://youtu.be/aircAruvnKk)",
    "[n](index.md)", "![a](c.png)", "> [!predict] a\n", "> - [x] b\n>\n>   c\n", "> - [ ] ", "> = `{swift} a` ± 1",
    "[n](index.md)", "![a](c.png)", "|", "|", "\\|", "|---|\n", "a | b\n--|--\n", "\n-|:-:\n",
  ]

  static func text(_ parts: [String], _ random: inout Random) -> String {
    (0..<Int.random(in: 1...40, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
  }

  static let seeds: [UInt64] = [1, 20_240_607, 0x9E37_79B9_7F4A_7C15]

  @Test(arguments: seeds) func plainTextsAreRenderedAsByCmark(seed: UInt64) {
    var random = Random(state: seed)
    for _ in 0..<1500 {
      let text = Self.text(Self.plain, &random)
      #expect(
        readLesson(text).outlineWithoutAnchors == MarkdownDocument.parse(Array(text.utf8)) { $0.html },
        "seed \(seed): \(text.debugDescription)"
      )
    }
  }

  @Test(arguments: seeds) func elementsHaveTheirLocations(seed: UInt64) {
    var random = Random(state: seed)
    for _ in 0..<1500 {
      let text = Self.text(Self.plain + Self.special + Self.special, &random)
      let lines = SourceText(text, file: "").lines.map(\.bytes)
      func rest(_ location: Literate.SourceLocation) -> String {
        guard lines.indices.contains(location.line - 1) else { return "" }
        return lines[location.line - 1].dropFirst(location.column - 1).string
      }

      let lesson = readLesson(text)
      let context: Comment = "seed \(seed): \(text.debugDescription)"
      for formula in lesson.formulas {
        #expect(rest(formula.location).utf8.starts(with: (formula.display ? "$$" : "$").utf8), context)
      }
      for value in lesson.values {
        #expect(rest(value.location).utf8.first == value.expression.utf8.first, context)
      }
      for embed in lesson.embeds { #expect(rest(embed.location).utf8.starts(with: "![[\(embed.name)".utf8), context) }
      for video in lesson.videos { #expect(rest(video.location).utf8.starts(with: "![".utf8), context) }
      for diagram in lesson.diagrams {
        #expect(rest(diagram.location).first.map { "`~".contains($0) } == true, context)
      }
      for cell in lesson.cells {
        #expect(rest(cell.location).first.map { "`~".contains($0) } == true, context)
        let code = cell.code.utf8.split(separator: 10, omittingEmptySubsequences: false).dropLast()
        #expect(code.count == cell.prefixes.count, context)
        for (number, (line, prefix)) in zip(code, cell.prefixes).enumerated() {
          let written = lines[cell.firstCodeLine - 1 + number]
          #expect(written.count - prefix == line.count, context)
          #expect(line.drop(while: \.isBlank).elementsEqual(written.suffix(line.drop(while: \.isBlank).count)), context)
        }
        if let recorded = cell.recorded {
          #expect(
            recorded.lines.lowerBound == recorded.location.line && recorded.lines.upperBound <= lines.count,
            context
          )
        }
      }
      #expect(lesson.cells.map(\.index) == Array(lesson.cells.indices), context)
      let predictions = lesson.body.compactMap {
        if case .start(.prediction(let prediction)) = $0 { prediction.id } else { nil }
      }
      let ids = lesson.cells.map(\.id) + lesson.headings.map(\.anchor) + predictions
      #expect(Set(ids).count == ids.count, context)
      for diagnostic in lesson.diagnostics {
        let place = diagnostic.location
        #expect(place.map { (1...max(1, lines.count)).contains($0.line) && $0.column >= 1 } == true, context)
      }
    }
  }

  /// Long texts by name, so that a failure reports the name and not the text.
  private static let longTexts: [String: String] = [
    "quotes": String(repeating: ">", count: 10_000) + " a $x$",
    "callouts": String(repeating: "> ", count: 10_000) + "[!note] a\n",
    "lists": String(repeating: "- ", count: 5000) + "```swift\n",
    "dollars": String(repeating: "$", count: 10_001),
    "brackets": String(repeating: "[", count: 10_000) + "`",
    "stars": String(repeating: "*a **a ", count: 5000),
    "rows": "a|\n-|\n" + String(repeating: "b\n", count: 5000),
    "columns": (["|", "|-", "|`\\|` $|$"].map { String(repeating: $0, count: 3000) + "|" }).joined(separator: "\n"),
    "delimiter rows": String(repeating: "a\n\n|-|-|\n\n", count: 5000),
    "backticks": (1...300).map { String(repeating: "`", count: $0) }.joined(separator: " "),
    "stairs": (0..<200).map { String(repeating: "> ", count: $0) + "> [!note] a\n" }.joined(),
  ]

  @Test(arguments: longTexts.keys.sorted())
  func deepAndLongTextsAreRead(_ name: String) throws {
    #expect(try !readLesson(#require(Self.longTexts[name])).body.isEmpty)
  }
}
