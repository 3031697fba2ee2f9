import ArgumentParser
import Literate

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run the lessons and write the site.")

  @Argument(help: ArgumentHelp("Build only these lessons: 01-structure, structure or 1.", valueName: "name"))
  var names: [String] = []
  @OptionGroup var courseOptions: CourseOptions
  @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder")) var output = "Output"
  @OptionGroup var runOptions: RunOptions
  @OptionGroup var verbosity: Verbosity

  func run() async throws {
    try await interruptible {
      let course = try courseOptions.course()
      try checkVerb(course)
      let store = runOptions.store
      let (timeout, jobs) = (runOptions.timeLimit, runOptions.jobCount)
      let builder = try installation(store).builder(course, output: output, timeout: timeout, jobs: jobs)
      let console = Console(verbosity, lessons: try course.lessons(named: names).count)
      let woven = try await builder.weave(names, report: console.show)
      // Whatever happens to the site's files, the author has read what is wrong with the lessons.
      console.show(woven.diagnostics + woven.results.flatMap(\.diagnostics), strict: runOptions.strict)
      let report = try await builder.write(woven) { console.note(waiting(for: $0, toWrite: output)) }
      var outcome = Outcome(results: report.results, diagnostics: report.diagnostics, strict: runOptions.strict)
      outcome.note = report.changed.isEmpty ? "no page changed" : nil
      outcome.page = "\(output)/\(report.page)"
      console.show(store)
      try console.finish(outcome)
    }
  }

  /// Throws if the first name is no lesson's and resembles a command's.
  private func checkVerb(_ course: Course) throws {
    guard let name = names.first, (try? course.lessons(named: [name])) == nil else { return }
    let verbs = Lessons.configuration.subcommands.compactMap { $0.configuration.commandName ?? "\($0)".lowercased() }
    guard let verb = Suggestion.nearest(to: name, among: verbs) else { return }
    let message = "there is neither a command nor a lesson `\(name)`"
    throw Diagnostic.error(.book, message, hint: "did you mean `lessons \(verb)`?")
  }
}
