import ArgumentParser
import Foundation
import Literate

struct Test: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the lessons and compare what they print with what they say."
  )

  @Argument(help: ArgumentHelp("Test only these lessons: 01-structure, structure or 1.", valueName: "name"))
  var names: [String] = []
  @Flag(help: "Write what the cells print into the lessons, where it differs from what is recorded.")
  var update = false
  @OptionGroup var places: Places
  @OptionGroup var running: Running
  @OptionGroup var manners: Manners

  func run() async throws {
    try await interruptible {
      let book = try Book(places.lessons)
      let workshop = try equipment().workshop(lessons: book.folder, timeout: running.time, jobs: running.jobCount)
      let lessons = try book.lessons(named: names)
      let console = Console(manners, lessons: lessons.count)
      let report = try await Tester(workshop: workshop).test(
        lessons,
        in: book.folder,
        updating: update,
        report: console.take
      )
      try console.close(
        report.results,
        strict: running.strict,
        closing: Summary.Closing(note: note(report), page: nil)
      )
    }
  }

  private func note(_ report: Tester.Report) -> String {
    var note = "\(count(report.compared, "recorded output")) compared"
    if report.updated > 0 { note += ", \(report.updated) updated" }
    return note
  }
}
