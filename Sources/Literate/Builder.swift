import Foundation

/// Builds the site of a course: runs its lessons, weaves their pages, and writes the files.
public struct Builder {
  let runner: ParallelRunner
  let course: Course
  let weaver: Weaver
  let site: Site
  let versions: ToolVersions
  let output: OutputFolder

  /// The pages of a build, run and woven, before anything is written.
  public struct WovenPages: Sendable {
    /// The results of the lessons, in the course's order.
    public fileprivate(set) var results: [LessonResult]
    /// The diagnostics that concern no lesson in particular, each once.
    public let diagnostics: [Diagnostic]
    let pages: [Page]
    /// The list of the tools' versions; `nil` if these are not all pages of the course.
    let versions: String?

    /// True if these are all pages of the course.
    var areAll: Bool { versions != nil }
  }

  /// The results of a build.
  public struct Report: Sendable {
    /// The results of the lessons that were built, in the course's order.
    public let results: [LessonResult]
    /// The diagnostics that concern no lesson in particular, each once.
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
  /// - Throws: As `weave` and `write` do.
  public func build(
    _ names: [String] = [],
    report: @escaping @Sendable (ParallelRunner.Event) -> Void = { _ in }
  ) async throws -> Report {
    try await write(try await weave(names, report: report))
  }

  /// Runs lessons and weaves their pages.
  ///
  /// - Parameters:
  ///   - names: The names of lessons; none for all lessons.
  ///   - report: Called on any thread as lessons run.
  /// - Throws: A `Diagnostic` if there is no such lesson, if it is plain that the site can't be written, or if the
  ///   compiler fails whatever the lessons are; `CancellationError`; an error of the system.
  public func weave(
    _ names: [String] = [],
    report: @escaping @Sendable (ParallelRunner.Event) -> Void = { _ in }
  ) async throws -> WovenPages {
    try output.check()
    var results = try await runner.run(try course.lessons(named: names), report: report)
    try await runner.checkMachine(after: results)
    let pages = try await results.concurrentMap(limit: runner.jobs) { [weaver] result in
      try await weaver.weave(result.lesson, result.transcript)
    }
    for (index, page) in pages.enumerated() {
      let check = RecordedOutputCheck(results[index].lesson, results[index].transcript)
      results[index].add(page.diagnostics.filter { $0.location != nil })
      results[index].add(check.mismatches.map { $0.diagnostic(.warning) })
    }
    return WovenPages(
      results: results,
      diagnostics: course.diagnostics + generalDiagnostics(of: pages),
      pages: pages,
      versions: names.isEmpty ? try await versions.text() : nil
    )
  }

  /// Writes pages, and with all pages of the course also removes the files that are no longer part of the site.
  ///
  /// The lessons' files are read again first. The page of a lesson that has changed meanwhile, or whose cells may have
  /// read data that has changed, is not written, because it may be older than the one that is there; this is an error of
  /// the lesson.
  ///
  /// - Parameter waiting: Called once if another process writes the site now, with that process, if it is known.
  /// - Throws: A `Diagnostic` if the folder holds files that no build wrote, or a file can't be written;
  ///   `CancellationError`, before anything is written.
  public func write(_ woven: WovenPages, waiting: (pid_t?) -> Void = { _ in }) async throws -> Report {
    try Task.checkCancellation()
    return try await output.locked(waiting: waiting) {
      let current = try course.current()
      let texts = Dictionary(current.lessons.map { ($0.name, $0.source) }) { first, _ in first }
      let dataChange = current.data.firstChange(since: course.data)
      var results = woven.results
      var pages: [Page] = []
      var images: [String: Data] = [:]
      for (index, page) in woven.pages.enumerated() {
        if let change = change(of: page.lesson, texts[page.lesson.name], dataChange) {
          results[index].add([change])
          continue
        }
        pages.append(page)
        results[index].add(read(imagesOf: page.lesson, into: &images))
      }
      var files = site.files(pages: pages, lessons: current.lessons).merging(images) { page, _ in page }
      if let versions = woven.versions { files[ToolVersions.file] = Data(versions.utf8) }
      let written = Set(pages.map(\.lesson.name))
      let kept = current.lessons.filter { !written.contains($0.name) }.flatMap { [Site.path(of: $0)] + $0.images }
      let changed = try output.write(files, replacingAll: woven.areAll, keeping: Set(kept))
      let first = pages.count == 1 ? pages.first : pages.first(where: \.lesson.isIndex) ?? pages.first
      let page = first.map { Site.path(of: $0.lesson) } ?? "\(LessonFolder.indexName).html"
      return Report(results: results, diagnostics: woven.diagnostics, changed: changed, page: page)
    }
  }

  /// The error of a lesson that is not as it was read; `nil` if it is.
  ///
  /// - Parameters:
  ///   - text: The lesson's text now.
  ///   - data: The path of a data file that has changed.
  private func change(of lesson: Lesson, _ text: String?, _ data: String?) -> Diagnostic? {
    let location = SourceLocation(file: lesson.file, line: 1)
    let consequence = "so its page was not written"
    guard let text, text.utf8.elementsEqual(lesson.source.utf8) else {
      let message = "this lesson changed while it was built, \(consequence)"
      return .error(.site, message, at: location, hint: "build it again")
    }
    guard let data, !lesson.cells.isEmpty else { return nil }
    let message = "\(course.folder.path)/\(data) changed while this lesson was built, \(consequence)"
    return .error(.site, message, at: location, hint: "build it again, and let no cell write there")
  }

  /// Reads the images of a lesson.
  ///
  /// - Returns: The errors.
  private func read(imagesOf lesson: Lesson, into images: inout [String: Data]) -> [Diagnostic] {
    lesson.imageLocations.compactMap { path, location in
      do throws(Diagnostic) {
        let file = course.folder.url.appending(path: path)
        images[path] = try Data(readingFile: file, called: "\(course.folder.path)/\(path)")
        return nil
      } catch {
        return Diagnostic(.error, .site, error.message, at: location, hint: error.hint)
      }
    }
  }

  /// The diagnostics of pages that have no location, each once.
  private func generalDiagnostics(of pages: [Page]) -> [Diagnostic] {
    pages.flatMap(\.diagnostics).filter { $0.location == nil }.reduce(into: []) { general, diagnostic in
      if !general.contains(diagnostic) { general.append(diagnostic) }
    }
  }
}
