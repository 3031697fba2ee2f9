import ArgumentParser
import Literate

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run the lessons and write the site.")

  @Argument(help: ArgumentHelp("Build only these lessons: 01-structure, structure or 1.", valueName: "name"))
  var names: [String] = []
  @OptionGroup var places: Places
  @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder")) var output = "Output"
  @OptionGroup var running: Running
  @OptionGroup var verbosity: Verbosity

  func run() async throws {
    try await interruptible {
      let course = try places.course()
      try checkVerb(course)
      let builder = try installation().builder(course, output: output, timeout: running.time, jobs: running.jobCount)
      let console = Console(verbosity, lessons: try course.lessons(named: names).count)
      let report = try await builder.build(names, report: console.show)
      try console.finish(
        Outcome(
          results: report.results,
          diagnostics: report.diagnostics,
          strict: running.strict,
          note: report.changed.isEmpty ? "no page changed" : nil,
          page: "\(output)/\(report.page)"
        )
      )
    }
  }

  /// Rejects a name that is no lesson's, but nearly a command's.
  private func checkVerb(_ course: Course) throws {
    guard let name = names.first, (try? course.lessons(named: [name])) == nil else { return }
    let verbs = Lessons.configuration.subcommands.compactMap { $0.configuration.commandName ?? "\($0)".lowercased() }
    guard let verb = Suggestion.nearest(to: name, among: verbs) else { return }
    throw Diagnostic.error(
      .book,
      "there is neither a command nor a lesson `\(name)`",
      hint: "did you mean `lessons \(verb)`?"
    )
  }
}
