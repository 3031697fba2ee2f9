import Foundation

/// What a machine has to have for building a book, found where it is installed.
public struct Equipment: Sendable {
  public var toolchain: Toolchain
  /// KaTeX, or what is missing of it: without it, formulas show their TeX.
  public var katex: Result<KaTeX, Diagnostic>
  /// The variables of the command's own process.
  public var environment: [String: String]

  /// - Parameters:
  ///   - products: the folder of the running command.
  ///   - environment: the variables of its process; `LESSONS_KATEX` names KaTeX's folder where it is not Debian's.
  /// - Throws: `ToolchainError` or `Diagnostic`, which say what is missing and how to get it.
  public init(products: URL, environment: [String: String]) throws {
    self.environment = environment
    toolchain = try Toolchain(products: products, environment: environment)
    katex = Result { () throws(Diagnostic) in try KaTeX(environment) }
  }

  /// The workshop for the lessons of a folder.
  ///
  /// - Parameters:
  ///   - timeout: how long a cell may take that doesn't say so itself.
  ///   - jobs: how many lessons run at a time.
  public func workshop(lessons: LessonFolder, timeout: Duration, jobs: Int) -> Workshop {
    let runner = LessonRunner(
      toolchain: toolchain,
      lessons: lessons.folder,
      environment: environment,
      timeout: timeout
    )
    return Workshop(runner: runner, jobs: jobs)
  }

  /// The builder of a book's site.
  ///
  /// - Throws: an error if Graphviz or the theme can't be used.
  public func builder(_ book: Book, output: String, timeout: Duration, jobs: Int) throws -> Builder {
    let site = URL(filePath: output, directoryHint: .isDirectory).resolvingSymlinksInPath().standardizedFileURL
    let lessons = book.folder.folder.resolvingSymlinksInPath().standardizedFileURL
    guard !"\(lessons.path)/".hasPrefix("\(site.path)/") else {
      throw Diagnostic.error(
        .site,
        "the site can't be written to \(output): the lessons are there",
        hint: "name another folder with --output"
      )
    }
    let versions = Versions(toolchain: toolchain, katex: try? katex.get())
    return Builder(
      workshop: workshop(lessons: book.folder, timeout: timeout, jobs: jobs),
      weaver: try Weaver(katex: katex),
      site: try Site(theme: Theme(katex: try? katex.get().folder)),
      versions: versions,
      output: OutputFolder(URL(filePath: output, directoryHint: .isDirectory))
    )
  }
}
