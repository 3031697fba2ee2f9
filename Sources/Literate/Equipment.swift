import Foundation

/// What a machine has to have for building a book, found where it is installed.
public struct Equipment: Sendable {
  public var toolchain: Toolchain
  /// KaTeX's folder: `katex.min.js`, `katex.min.css`, `fonts/`.
  public var katex: URL
  /// The variables of the command's own process.
  public var environment: [String: String]

  /// - Parameters:
  ///   - products: the folder of the running command.
  ///   - environment: the variables of its process; `LESSONS_KATEX` names KaTeX's folder where it is not Debian's.
  /// - Throws: `ToolchainError` or `Diagnostic`, which say what is missing and how to get it.
  public init(products: URL, environment: [String: String]) throws {
    self.environment = environment
    toolchain = try Toolchain(products: products, environment: environment)
    guard let katex = Self.katexFolder(environment) else {
      throw Diagnostic.error(
        .installation,
        "KaTeX is not installed",
        hint: "install Debian's libjs-katex and fonts-katex"
      )
    }
    self.katex = katex
  }

  /// Where KaTeX is, if it is anywhere.
  static func katexFolder(_ environment: [String: String]) -> URL? {
    let folders =
      environment["LESSONS_KATEX"].map { [$0] } ?? ["/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist"]
    return folders.map { URL(filePath: $0, directoryHint: .isDirectory) }
      .first { FileManager.default.fileExists(atPath: $0.appending(path: "katex.min.js").path) }
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
  /// - Throws: an error if KaTeX, Graphviz or the theme can't be used.
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
    return Builder(
      workshop: workshop(lessons: book.folder, timeout: timeout, jobs: jobs),
      weaver: try Weaver(katex: katex.appending(path: "katex.min.js").path),
      site: try Site(theme: Theme(katex: katex)),
      output: OutputFolder(URL(filePath: output, directoryHint: .isDirectory))
    )
  }
}
