import Foundation

/// The tools that a build needs on this machine: the compiler with LessonKit, and KaTeX.
public struct Installation: Sendable {
  let toolchain: Toolchain
  /// KaTeX, or the error of its installation; without KaTeX, pages show the TeX of formulas.
  let katex: Result<KaTeX, Diagnostic>
  /// The variables of the command's own process.
  let environment: [String: String]
  /// The store of results; `nil` to make everything anew.
  let store: Store?

  /// Finds the tools.
  ///
  /// - Parameters:
  ///   - products: The folder of the running command.
  ///   - environment: The variables of its process; `LESSONS_KATEX` names KaTeX's folder where it is not Debian's.
  ///   - store: The store of results; `nil` to make everything anew.
  /// - Throws: A `Diagnostic` if the compiler or LessonKit is missing.
  public init(products: URL, environment: [String: String], store: Store? = nil) throws {
    self.environment = environment
    self.store = store
    toolchain = try Toolchain(products: products, environment: environment)
    katex = Result { () throws(Diagnostic) in try KaTeX(environment) }
  }

  /// Makes the tester of a course.
  ///
  /// - Parameters:
  ///   - timeout: The time that a cell may take if its options give none.
  ///   - jobs: The number of lessons that run at a time.
  public func tester(_ course: Course, timeout: Duration, jobs: Int) -> Tester {
    Tester(runner: runner(course, timeout, jobs), course: course)
  }

  /// Makes the builder of a course's site.
  ///
  /// - Parameters:
  ///   - output: The path of the site's folder.
  ///   - timeout: The time that a cell may take if its options give none.
  ///   - jobs: The number of lessons that run at a time.
  /// - Throws: A `Diagnostic` if the folder holds the lessons; an error if Graphviz or the theme can't be used.
  public func builder(_ course: Course, output: String, timeout: Duration, jobs: Int) throws -> Builder {
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    let site = folder.resolvingSymlinksInPath().standardizedFileURL.path
    let lessons = course.folder.url.resolvingSymlinksInPath().standardizedFileURL.path
    guard !"\(lessons)/".hasPrefix("\(site)/") else {
      let message = "the site can't be written to \(output): the lessons are there"
      throw Diagnostic.error(.site, message, hint: "name another folder with --output")
    }
    return Builder(
      runner: runner(course, timeout, jobs),
      course: course,
      weaver: try Weaver(katex: katex),
      site: try Site(theme: Theme(katex: try? katex.get().folder)),
      versions: ToolVersions(toolchain: toolchain, katex: try? katex.get(), store: store),
      output: OutputFolder(folder)
    )
  }

  private func runner(_ course: Course, _ timeout: Duration, _ jobs: Int) -> ParallelRunner {
    ParallelRunner(runner: runner(course, timeout), store: store, jobs: jobs)
  }

  func runner(_ course: Course, _ timeout: Duration) -> LessonRunner {
    LessonRunner(toolchain: toolchain, lessons: course.folder.url, environment: environment, timeout: timeout)
  }
}
