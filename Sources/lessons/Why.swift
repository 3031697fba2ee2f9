import ArgumentParser
import Literate

struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which lessons a build would run, and what has changed since their last run."
  )

  @Argument(help: ArgumentHelp("Only these lessons: 01-structure, structure or 1.", valueName: "name"))
  var names: [String] = []
  @OptionGroup var courseOptions: CourseOptions
  @Option(help: ArgumentHelp("The time limit that the build would have.", valueName: "seconds")) var timeout = 30.0

  func run() async throws {
    try await interruptible {
      guard let store = userStore else {
        return try printResult("there is no cache: neither LESSONS_CACHE nor HOME is set")
      }
      let course = try courseOptions.course()
      let lessons = try course.lessons(named: names)
      let reports = try await installation(store)
        .cacheReports(of: lessons, in: course, timeout: .seconds(timeout))
      for report in reports { try printResult("\(report.lesson): \(Self.text(report.state))") }
      for warning in store.warnings + store.repairs { printMessage("\(warning)") }
    }
  }

  private static func text(_ state: CacheReport.State) -> String {
    switch state {
    case .cached: return "cached"
    case .nothingToRun: return "has nothing to run"
    case .unknown: return "not cached; no run of it is stored: it is new, was removed from the cache, or fails"
    case .changed(let changes):
      guard !changes.isEmpty else { return "not cached; its last run was removed from the cache, or is damaged" }
      let lines = changes.flatMap { "\($0)".split(separator: "\n", omittingEmptySubsequences: false) }
      return "not cached; since its last stored run\n" + lines.map { "  \($0)" }.joined(separator: "\n")
    }
  }
}
