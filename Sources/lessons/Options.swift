import ArgumentParser
import Foundation
import Literate

/// The option that names the folder of the lessons.
struct CourseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the lessons.", valueName: "folder")) var lessons = "Lessons"

  /// Reads the lessons of the folder.
  func course() throws -> Course { try Course(reading: LessonFolder(lessons)) }
}

/// The options of commands that run lessons.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many lessons run at a time (default: one a core).", valueName: "number"))
  var jobs: Int?
  @Option(help: ArgumentHelp("How long a cell may take that doesn't say so itself.", valueName: "seconds"))
  var timeout = 30.0
  @Flag(help: "Let warnings count as errors.") var strict = false

  @Flag(name: .customLong("no-cache"), help: "Run every lesson, and store nothing.") var ignoresCache = false

  /// The store of earlier runs and what was made of them; `nil` if none is to be used.
  var store: Store? { ignoresCache ? nil : userStore }
  /// The number of lessons that run at a time.
  var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
  /// The time that a cell may take if its options give none.
  var timeLimit: Duration { .seconds(timeout) }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); it has to be 1 or more") }
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is \(timeout); it has to be more than 0 s and at most a day, 86400 s")
    }
  }
}

/// The options for the amount and the form of a command's output.
struct Verbosity: ParsableArguments {
  @Flag(help: "Print the results as JSON.") var json = false
  @Flag(name: .shortAndLong, help: "Print errors only.") var quiet = false
  @Flag(name: .shortAndLong, help: "Say which cell is running, also where there is no terminal.") var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other; leave one out") }
  }
}
