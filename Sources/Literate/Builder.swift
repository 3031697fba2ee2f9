import Foundation

/// Builds a site from a folder of lessons: read, run, weave, write.
public struct Builder {
  public var workshop: Workshop
  public var weaver: Weaver
  public var site: Site
  var versions: Versions
  public var output: OutputFolder

  /// What a build did.
  public struct Report: Sendable {
    public var results: [LessonResult]
    /// Warnings that concern no lesson in particular.
    public var diagnostics: [Diagnostic]
    /// The files that are new or changed, by their paths in the site's folder.
    public var changed: [String]
    /// The page to open.
    public var page: URL
  }

  /// Builds the pages of the given lessons, or of all. A lesson that fails still gets its page.
  public func build(
    _ book: Book,
    _ names: [String] = [],
    report: @escaping @Sendable (Workshop.Event) -> Void = { _ in }
  ) async throws -> Report {
    let lessons = try book.lessons(named: names)
    var results = try await workshop.run(lessons, report: report)
    var pages: [Page] = []
    var general: [Diagnostic] = []
    for index in results.indices {
      let (page, diagnostics) = try await weaver.weave(results[index].lesson, results[index].transcript)
      for diagnostic in diagnostics where diagnostic.location == nil && !general.contains(diagnostic) {
        general.append(diagnostic)
      }
      let check = RecordedOutputCheck().check(results[index].lesson, results[index].transcript)
      results[index].add(diagnostics.filter { $0.location != nil } + check.mismatches.map(\.warning))
      pages.append(page)
    }
    var files = try site.files(pages: pages, lessons: book.lessons).merging(images(of: pages, in: book)) { $1 }
    if names.isEmpty { files[Versions.file] = Data(try await versions.text().utf8) }
    try Task.checkCancellation()
    let changed = try output.write(files, replacingAll: names.isEmpty)
    let first = pages.count == 1 ? pages[0].name : pages.first { $0.name == Lesson.indexName }?.name
    let page = output.folder.appending(path: "\(first ?? pages.first?.name ?? Lesson.indexName).html")
    return Report(results: results, diagnostics: general, changed: changed, page: page)
  }

  private func images(of pages: [Page], in book: Book) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in Set(pages.flatMap(\.images)) {
      files[path] = try Data(contentsOf: book.folder.folder.appending(path: path))
    }
    return files
  }
}

extension RecordedOutputCheck.Mismatch {
  /// A build shows what the cell prints, and says that it is not what was recorded.
  fileprivate var warning: Diagnostic {
    .warning(
      .check,
      "the cell `\(cell.id)` does not print what is recorded here",
      at: recorded.location,
      hint: "`lessons test` shows the difference"
    )
  }
}
