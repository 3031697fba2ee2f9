import Foundation
import Testing

@testable import Literate

@Suite struct SiteTests {
  private func page(_ lesson: Lesson, article: String) -> Page {
    Page(lesson: lesson, article: article)
  }

  private func lesson(_ name: String, _ markdown: String) -> Lesson {
    LessonReader(images: [], lessons: []).read(markdown, name: name, file: "\(name).md")
  }

  @Test func pagesHaveNeighboursContentsAndOneArticle() throws {
    let lessons = [
      lesson("index", "# The \\<book>\n"), lesson("01-a", "# A & B\n\nSummary.\n\n## Part\n\n### Sub\n"),
      lesson("02-c", "# C\n"),
    ]
    let files = try Site(theme: Theme(katex: nil)).files(
      pages: [page(lessons[1], article: "<p>{{text}} &amp;</p>")],
      lessons: lessons
    )
    let html = String(decoding: try #require(files["01-a.html"]), as: UTF8.self)
    #expect(html.contains("<article>\n<p>{{text}} &amp;</p>"))
    #expect(html.components(separatedBy: "<article").count == 2)
    #expect(html.contains("<title>A &amp; B · The &lt;book&gt;</title>"))
    #expect(html.contains("href=\"#part\"") && html.contains("href=\"#sub\""))
    #expect(html.contains("href=\"index.html\"") && html.contains("href=\"02-c.html\""))
    // The page loads nothing from other servers.
    #expect(html.matches(of: /(?:src|href)="(?:https?:)?\/\//).isEmpty)
    #expect(Set(files.keys) == ["01-a.html", "assets/site.css", "assets/site.js"])
  }

  @Test func pagesWithoutANumberStandBehindTheLessons() throws {
    let lessons = [
      lesson("index", "# Book\n"), lesson("1-a", "# A\n"), lesson("glossary", "# Glossary\n\nWords.\n"),
      lesson("2-b", "# B\n"),
    ]
    let files = try Site(theme: Theme(katex: nil)).files(pages: lessons.map { page($0, article: "") }, lessons: lessons)
    func html(_ name: String) throws -> String { String(decoding: try #require(files["\(name).html"]), as: UTF8.self) }
    let index = try html("index")
    #expect(index.contains("<ul>\n<li><a href=\"glossary.html\">Glossary</a></li>\n</ul>"))
    #expect(index.contains("<span class=\"lesson-title\">Glossary</span></a>\n<p>Words.</p></li>\n</ul>"))
    #expect(index.components(separatedBy: "<span class=\"lesson-number\">").count == 5)
    #expect(try html("2-b").contains("rel=\"next\" href=\"glossary.html\""))
    #expect(
      try !html("glossary").contains("rel=\"next\"") && html("glossary").contains("aria-current=\"page\">Glossary")
    )
  }

  @Test(.enabled(if: hasKaTeX, "KaTeX is not installed")) func katexStyleSheetAndFontsAreInstalled() throws {
    let assets = try Theme(katex: katex.get().folder).assets
    let sheet = String(decoding: try #require(assets["assets/katex/katex.css"]), as: UTF8.self)
    #expect(sheet.contains("@font-face") && sheet.contains(".katex-html"))
    // Every font that the style sheet refers to exists.
    for match in sheet.matches(of: /url\(fonts\/([^)]+\.woff2)\)/) {
      #expect(assets["assets/katex/fonts/\(match.1)"] != nil, "\(match.1)")
    }
  }

  /// The examples of the CommonMark specification, through all stages of a lesson without cells.
  @Test(CommonMarkTests.isThere) func plainCommonMarkIsCmarksOwnHTMLOnThePage() async throws {
    let (weaver, site) = (try Weaver(katex: katex), try Site(theme: Theme(katex: nil)))
    for example in CommonMarkTests.examples {
      let lesson = lesson("a", example.markdown)
      let page = try await weaver.weave(lesson, Transcript(cells: []))
      let html = String(decoding: try #require(site.files(pages: [page], lessons: [lesson])["a.html"]), as: UTF8.self)
      let start = try #require(html.unicodeScalars.firstRange(of: "<article>\n".unicodeScalars)).upperBound
      let end = try #require(html.unicodeScalars.firstRange(of: "\n</article>".unicodeScalars)).lowerBound
      let article = String(html.unicodeScalars[start..<end])
        .replacing(#/<h([1-6]) id="[^"]*">/#.matchingSemantics(.unicodeScalar)) { "<h\($0.output.1)>" }
      #expect(article == example.html, "example \(example.number)")
      #expect(page.diagnostics.isEmpty && lesson.diagnostics.allSatisfy { $0.severity == .warning })
    }
  }

  @Test func aKaTeXWithoutFontsLeavesFormulasToTheBrowser() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "katex-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Theme(katex: folder).assets.keys.sorted() == ["assets/site.css", "assets/site.js"])
    try Data("katex".utf8).write(to: folder.appending(path: "katex.min.css"))
    #expect(try Theme(katex: folder).assets.keys.sorted() == ["assets/site.css", "assets/site.js"])
  }
}
