import ArgumentParser
import Literate

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a lesson: a file with the next number and a first cell."
  )

  @Argument(help: "The lesson's title.") var title: String
  @OptionGroup var courseOptions: CourseOptions

  func run() throws {
    try reportingErrors {
      try printResult(try LessonStarter.start(title: title, in: courseOptions.lessons))
    }
  }
}
