import Foundation

/// Builds the site of a course: runs its lessons, weaves their pages, and writes the files.
public struct Builder {
  let runner: ParallelRunner
  let course: Course
  let weaver: Weaver
  let site: Site
  let versions: ToolVersions
  let output: OutputFolder

  /// The results of a build.
  public struct Report: Sendable {
    /// The results of the lessons that were built, in the course's order.
    public let results: [LessonResult]
    /// Warnings that have no location in a lesson, each once.
    public let diagnostics: [Diagnostic]
    /// The paths of the new or changed files, relative to the site's folder.
    public let changed: [String]
    /// The path of the page to open, relative to the site's folder.
    public let page: String
  }

  /// Builds the pages of the given lessons, or of all of them. A lesson that fails gets a page too.
  ///
  /// - Parameters:
  ///   - names: The names of lessons; none for all lessons, which also removes files of earlier builds.
  ///   - report: Called on any thread as lessons run.
  /// - Throws: A `Diagnostic` if there is no such lesson or the folder holds files that no build wrote;
  ///   `CancellationError`; an error of the system.
  public func build(
    _ names: [String] = [],
    report: @escaping @Sendable (ParallelRunner.Event) -> Void = { _ in }
  ) async throws -> Report {
    var results = try await runner.run(try course.lessons(named: names), report: report)
    let pages = try await results.concurrentMap(limit: runner.jobs) { [weaver] result in
      try await weaver.weave(result.lesson, result.transcript)
    }
    for (index, page) in pages.enumerated() {
      let check = RecordedOutputCheck(results[index].lesson, results[index].transcript)
      results[index].add(page.diagnostics.filter { $0.location != nil })
      results[index].add(check.mismatches.map { $0.diagnostic(.warning) })
    }
    var files = site.files(pages: pages, lessons: course.lessons)
    for path in Set(pages.flatMap(\.lesson.images)) {
      files[path] = try Data(contentsOf: course.folder.url.appending(path: path))
    }
    if names.isEmpty { files[ToolVersions.file] = Data(try await versions.text().utf8) }
    try Task.checkCancellation()
    let changed = try output.write(files, replacingAll: names.isEmpty)
    let first = pages.count == 1 ? pages.first : pages.first(where: \.lesson.isIndex) ?? pages.first
    let page = "\(first?.lesson.name ?? LessonFolder.indexName).html"
    return Report(results: results, diagnostics: generalDiagnostics(of: pages), changed: changed, page: page)
  }

  /// The diagnostics of pages that have no location, each once.
  private func generalDiagnostics(of pages: [Page]) -> [Diagnostic] {
    pages.flatMap(\.diagnostics).filter { $0.location == nil }.reduce(into: []) { general, diagnostic in
      if !general.contains(diagnostic) { general.append(diagnostic) }
    }
  }
}
