import ArgumentParser
import Literate

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run the lessons and write the site.")

  @Argument(help: ArgumentHelp("Build only these lessons: 01-structure, structure or 1.", valueName: "name"))
  var names: [String] = []
  @OptionGroup var places: Places
  @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder")) var output = "Output"
  @OptionGroup var running: Running
  @OptionGroup var manners: Manners

  func run() async throws {
    try await interruptible {
      let book = try Book(places.lessons)
      try checkVerb(in: book)
      let builder = try equipment().builder(
        book,
        output: output,
        timeout: running.time,
        jobs: running.jobCount
      )
      let console = Console(manners, lessons: try book.lessons(named: names).count)
      let report = try await builder.build(book, names, report: console.take)
      try console.close(report.results, strict: running.strict, closing: closing(report))
    }
  }

  /// A misspelt verb looks like a lesson's name.
  private func checkVerb(in book: Book) throws {
    guard let name = names.first, (try? book.lessons(named: [name])) == nil else { return }
    let verbs = Lessons.configuration.subcommands.compactMap { $0.configuration.commandName ?? "\($0)".lowercased() }
    guard let verb = Suggestion.nearest(to: name, among: verbs) else { return }
    throw ValidationError("there is neither a command nor a lesson `\(name)`; did you mean `lessons \(verb)`?")
  }

  private func closing(_ report: Builder.Report) -> Summary.Closing {
    Summary.Closing(
      note: report.changed.isEmpty ? "no page changed" : nil,
      page: "\(output)/\(report.page.lastPathComponent)",
      diagnostics: report.diagnostics
    )
  }
}
