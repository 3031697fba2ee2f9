import Foundation
import Testing

@testable import Literate

/// Tests of the course's lessons: they are built as a reader builds them and compared with their recorded outputs, and
/// their pages with the committed site.
@Suite(.serialized) struct LessonsTests {
  /// One build of all lessons, shared by all tests.
  static let build = Task { () -> (report: Builder.Report, files: [String: Data], course: Course) in
    let course = try Course(reading: LessonFolder(Checkout.folder.appending(path: "Lessons").path))
    return try await withTemporaryFolder { folder in
      let builder = try Checkout.installation().builder(course, output: folder.path, timeout: .seconds(120), jobs: 2)
      let report = try await builder.build()
      return (report, try contents(of: folder), course)
    }
  }

  @Test func everyLessonRuns() async throws {
    let report = try await Self.build.value.report
    for diagnostic in report.results.flatMap(\.diagnostics) {
      Issue.record(Comment(rawValue: diagnostic.description))
    }
    #expect(report.results.count >= 5)
  }

  /// The names of the shipped cells are found, and none is read above its declaration.
  @Test func namesAreUsedBelowTheirDeclaration() throws {
    let course = try Course(reading: LessonFolder(Checkout.folder.appending(path: "Lessons").path))
    for lesson in course.lessons where !lesson.cells.isEmpty {
      let program = Plan(lesson).main
      #expect(!LessonNames(program, of: lesson).owners.isEmpty, "\(lesson.file)")
      for use in EarlyUse.all(in: program, of: lesson) {
        Issue.record(Comment(rawValue: use.diagnostic(in: lesson).description))
      }
    }
  }

  @Test func recordedOutputsMatchTheCells() async throws {
    var compared = 0
    for result in try await Self.build.value.report.results {
      let check = RecordedOutputCheck(result.lesson, result.transcript)
      compared += check.compared
      for mismatch in check.mismatches { Issue.record(Comment(rawValue: mismatch.diagnostic(.error).description)) }
    }
    #expect(compared > 0)
  }

  /// A cell that prints without a recorded output would not be tested.
  @Test func everyCellThatPrintsHasARecordedOutput() async throws {
    for result in try await Self.build.value.report.results {
      for (cell, run) in zip(result.lesson.cells, result.transcript.cells)
      where cell.recorded == nil && !cell.options.volatile && !cell.options.quiet && !run.printedText.isEmpty {
        Issue.record("\(cell.location): the cell prints, but no output is recorded below it")
      }
    }
  }

  /// Tests the structure of pages on which other tests and readers' tools rely.
  @Test func pagesHaveTheDocumentedStructure() async throws {
    for (path, data) in try await Self.build.value.files where path.hasSuffix(".html") {
      let html = String(decoding: data, as: UTF8.self)
      let parts = html.components(separatedBy: "<article>")
      #expect(parts.count == 2, "\(path) has one article")
      let article = parts.last?.components(separatedBy: "</article>").first ?? ""
      let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(path) has ids that are unique")
      for reference in html.matches(of: /(?:url\(|href=")#([^")]+)/) {
        #expect(ids.contains(String(reference.1)), "\(path) points at #\(reference.1)")
      }
      // KaTeX's drawings of roots and braces need no title, because their formula has MathML.
      for drawing in article.matches(of: /<figure[^>]*>\s*<svg([^>]*)>\s*(.{0,7})/) {
        #expect(drawing.1.contains("role=\"img\"") && drawing.2 == "<title>", "\(path) has a drawing without a title")
      }
      #expect(html.matches(of: /<(?:script|img|link|iframe|source)[^>]*(?:src|href)="(?:https?:)?\/\//).isEmpty)
      #expect(html.matches(of: /<img(?![^>]*\salt=)/).isEmpty, "\(path) has an image without a text")
    }
  }

  @Test func linksHaveTargets() async throws {
    let files = try await Self.build.value.files
    for (path, data) in files where path.hasSuffix(".html") {
      for link in String(decoding: data, as: UTF8.self).matches(of: /href="([^"#:]+)(?:#([^"]*))?"/)
      where !link.1.hasPrefix(Theme.katexFolder) {
        if link.1.hasPrefix("../") {
          // A link out of the site, to the core's source files.
          let file = Checkout.folder.appending(path: link.1.dropFirst(3))
          #expect(FileManager.default.fileExists(atPath: file.path), "\(path) links to \(link.1)")
          continue
        }
        let target = try #require(files[String(link.1)], "\(path) links to \(link.1)")
        if let anchor = link.2 { #expect(String(decoding: target, as: UTF8.self).contains("id=\"\(anchor)\"")) }
      }
    }
  }

  @Test func theCommittedSiteIsWhatABuildWrites() async throws {
    let fresh = try await Self.build.value.files
    let committed = try contents(of: Checkout.folder.appending(path: "Output"))
    if let (theirs, ours) = differentVersions(committed, fresh) {
      try skip("Output/ was made with \(theirs); this machine has \(ours)")
      return
    }
    for path in Set(fresh.keys).union(committed.keys).sorted() where !path.hasPrefix(Theme.katexFolder) {
      switch (committed[path], fresh[path]) {
      case (nil, _): Issue.record("Output/\(path) is missing; run `make` and commit it")
      case (_, nil): Issue.record("Output/\(path) is stale; run `make` and commit that it is gone")
      case (let old?, let new?) where old != new:
        let diff = UnifiedDiff.text(
          from: String(decoding: old, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false),
          to: String(decoding: new, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        )
        Issue.record("Output/\(path) differs from a fresh build; run `make` and commit it\n\(diff.prefix(4_000))")
      case (_?, _?): break
      }
    }
  }
}

/// The contents of all files in a folder, by their relative paths.
private func contents(of folder: URL) throws -> [String: Data] {
  var contents: [String: Data] = [:]
  for path in files(in: folder) { contents[path] = try Data(contentsOf: folder.appending(path: path)) }
  return contents
}

/// The versions of the tools with which two sites were built, if they differ.
private func differentVersions(_ first: [String: Data], _ second: [String: Data]) -> (String, String)? {
  guard let a = first[ToolVersions.file], let b = second[ToolVersions.file], a != b else { return nil }
  func line(_ data: Data) -> String {
    String(decoding: data, as: UTF8.self).split(separator: "\n").joined(separator: ", ")
  }
  return (line(a), line(b))
}

/// Cancels the current test as skipped. Before Swift 6.3, prints the reason instead.
private func skip(_ reason: String) throws {
  #if compiler(>=6.3)
    try Test.cancel("\(reason)")
  #else
    print("Skipped: \(reason)")
  #endif
}
