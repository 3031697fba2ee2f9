import Foundation

/// Builds the site of a course: its lessons are run, woven into pages, and written.
public struct Builder {
  let runner: ParallelRunner
  let course: Course
  let weaver: Weaver
  let site: Site
  let versions: Versions
  let output: OutputFolder

  /// The results of a build.
  public struct Report: Sendable {
    public let results: [LessonResult]
    /// Warnings that concern no lesson in particular.
    public let diagnostics: [Diagnostic]
    /// The files that are new or changed, by their paths in the site's folder.
    public let changed: [String]
    /// The page to open: its path in the site's folder.
    public let page: String
  }

  /// Builds the pages of the given lessons, or of all. A lesson that fails gets its page too.
  ///
  /// - Parameter report: Called on any thread as lessons run.
  /// - Throws: A `Diagnostic` if there is no such lesson or the folder holds files that no build wrote;
  ///   `CancellationError`; an error of the system.
  public func build(
    _ names: [String] = [],
    report: @escaping @Sendable (ParallelRunner.Event) -> Void = { _ in }
  ) async throws -> Report {
    var results = try await runner.run(try course.lessons(named: names), report: report)
    let woven = try await results.concurrentMap(limit: runner.jobs) { [weaver] result in
      try await weaver.weave(result.lesson, result.transcript)
    }
    let pages = woven.map(\.page)
    var general: [Diagnostic] = []
    for (index, diagnostics) in woven.map(\.diagnostics).enumerated() {
      for diagnostic in diagnostics where diagnostic.location == nil && !general.contains(diagnostic) {
        general.append(diagnostic)
      }
      let mismatches = RecordedOutputCheck(results[index].lesson, results[index].transcript).mismatches
      results[index].add(diagnostics.filter { $0.location != nil } + mismatches.map { $0.diagnostic(.warning) })
    }
    var files = site.files(pages: pages, lessons: course.lessons)
    for path in Set(pages.flatMap(\.lesson.images)) {
      files[path] = try Data(contentsOf: course.folder.url.appending(path: path))
    }
    if names.isEmpty { files[Versions.file] = Data(try await versions.text().utf8) }
    try Task.checkCancellation()
    let changed = try output.write(files, replacingAll: names.isEmpty)
    let first = pages.count == 1 ? pages.first : pages.first(where: \.lesson.isIndex) ?? pages.first
    let page = "\(first?.lesson.name ?? LessonFolder.indexName).html"
    return Report(results: results, diagnostics: general, changed: changed, page: page)
  }
}
