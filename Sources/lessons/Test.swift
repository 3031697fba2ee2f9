import ArgumentParser
import Literate

struct Test: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the lessons and compare what they print with what they say."
  )

  @Argument(help: ArgumentHelp("Test only these lessons: 01-structure, structure or 1.", valueName: "name"))
  var names: [String] = []
  @Flag(help: "Write what the cells print into the lessons, where it differs from what is recorded.")
  var update = false
  @OptionGroup var courseOptions: CourseOptions
  @OptionGroup var runOptions: RunOptions
  @OptionGroup var verbosity: Verbosity

  func run() async throws {
    try await interruptible {
      let course = try courseOptions.course()
      let store = runOptions.store
      let tester = try installation(store).tester(course, timeout: runOptions.timeLimit, jobs: runOptions.jobCount)
      let console = Console(verbosity, lessons: try course.lessons(named: names).count)
      let report = try await tester.test(names, updating: update, report: console.show)
      var note = "\(count(report.compared, "recorded output")) compared"
      if report.updated > 0 { note += ", \(report.updated) updated" }
      console.show(store)
      try console.finish(
        Outcome(results: report.results, diagnostics: report.diagnostics, strict: runOptions.strict, note: note)
      )
    }
  }
}
