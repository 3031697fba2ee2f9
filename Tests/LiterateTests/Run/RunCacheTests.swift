import Foundation
import Testing

@testable import Literate

/// Tests of which lessons are run again. Each test compiles and runs real programs.
@Suite struct RunCacheTests {
  /// A course in a temporary folder with a store of its own.
  private struct Course {
    let folder: URL
    var store: Store { Store(folder: folder.appending(path: "cache").path) }

    /// Runs a lesson, and says whether its run was stored, and what its cells printed.
    func run(
      _ markdown: String,
      variables: [String: String] = [:],
      timeout: Duration = .seconds(20),
      report: @escaping @Sendable (ParallelRunner.Event) -> Void = { _ in }
    ) async throws -> String {
      let all = environment.merging(variables) { $1 }
      let runner = LessonRunner(
        toolchain: try Toolchain(products: products, environment: all),
        lessons: folder.appending(path: "Lessons"),
        environment: all,
        timeout: timeout
      )
      let result = try await ParallelRunner(runner: runner, store: store, jobs: 2).run(
        [read(markdown)],
        report: report
      )[0]
      let printed = result.transcript.cells.map(\.printedText).joined()
      let values = result.transcript.values.sorted { $0.key < $1.key }.map(\.value)
      let diagnostics = result.diagnostics.map(\.description)
      return ([result.isCached ? "cached" : "run", printed] + values + diagnostics).joined(separator: " ")
    }

    func write(_ files: [String: String]) throws {
      try LiterateTests.write(files, in: folder.appending(path: "Lessons"))
    }
  }

  private func withCourse(_ body: (Course) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let course = Course(folder: folder)
      try course.write(["Data/a.txt": "one", "Data/sub/b": "", "other.md": "# Other"])
      try await body(course)
    }
  }

  private static let reader = """
    import Foundation
    print(try String(contentsOfFile: "Data/a.txt", encoding: .utf8))
    """

  private func cell(_ code: String, _ options: String = "") -> String { "```swift \(options)\n\(code)\n```\n" }

  @Test func aRunIsRepeatedWhenItsDataChange() async throws {
    try await withCourse { (course) async throws in
      let lesson = cell(Self.reader)
      #expect(try await course.run(lesson) == "run one\n")
      #expect(try await course.run(lesson) == "cached one\n")
      try course.write(["Data/a.txt": "two"])
      #expect(try await course.run(lesson) == "run two\n")
      #expect(try await course.run("Prose.\n\n\(lesson)") == "cached two\n")
      try course.write(["Data/a.txt": "one"])
      #expect(try await course.run(lesson) == "cached one\n")
      try course.write(["Data/sub/c": ""])
      #expect(try await course.run(lesson) == "run one\n")
      try course.write(["other.md": "# Another"])
      #expect(try await course.run(lesson) == "cached one\n")
      #expect(try await course.run(lesson, variables: ["HOME": "/"]) == "run one\n")
      #expect(try await course.run(lesson, variables: ["UNKNOWN": "/"]) == "cached one\n")
      #expect(try await course.run(lesson, timeout: .seconds(21)) == "run one\n")
    }
  }

  @Test func dataThatChangeDuringTheRun() async throws {
    try await withCourse { (course) async throws in
      // The second cell waits for the change.
      let waiting = "while try String(contentsOfFile: \"Data/a.txt\", encoding: .utf8) != \"later\" { usleep(1000) }"
      let lesson = "\(cell(Self.reader))\n\(cell(waiting))"
      let first = try await course.run(lesson) { event in
        guard case .progress(_, .running("cell-2", _, _)) = event else { return }
        try? course.write(["Data/a.txt": "later"])
      }
      #expect(first == "run one\n")
      #expect(try await course.run(lesson) == "run later\n")
    }
  }

  @Test func failuresAreRepeatedAndExpectedOnesAreNot() async throws {
    try await withCourse { (course) async throws in
      let traps = cell("let one = [1]") + cell("print(one[1])", "traps") + cell("let x: Int = \"\"", "fails")
      let first = try await course.run(traps)
      #expect(first.hasPrefix("run Fatal error: Index out of range\nerror: cannot convert"))
      #expect(try await course.run(traps) == "cached" + first.dropFirst(3))
      for broken in [cell("let one = [1]\nprint(one[1])"), cell("let x: Int = \"\""), "`{swift} 1 + `"] {
        let first = try await course.run(broken)
        #expect(first.hasPrefix("run") && first.contains("error:"), "\(first)")
        #expect(try await course.run(broken) == first)
      }
    }
  }

  @Test func warningsMove() async throws {
    try await withCourse { (course) async throws in
      let lesson = cell("func f() {\n  let unused = 1\n}")
      let first = try await course.run(lesson)
      #expect(first.contains("Lessons/test.md:3:7: warning: "), "\(first)")
      #expect(
        try await course.run("Prose.\n\n\(lesson)") == "cached" + first.dropFirst(3).replacing(":3:7:", with: ":5:7:")
      )
    }
  }

  @Test func damagedEntriesAreMadeAgain() async throws {
    try await withCourse { (course) async throws in
      let lesson = cell("print(1)")
      #expect(try await course.run(lesson) == "run 1\n")
      let folder = course.folder.appending(path: "cache")
      for file in files(in: folder) {
        let path = folder.appending(path: file)
        try Data(try Data(contentsOf: path).dropLast()).write(to: path)
      }
      #expect(try await course.run(lesson) == "run 1\n")
      #expect(try await course.run(lesson) == "cached 1\n")
    }
  }

  @Test func volatileCells() async throws {
    try await withCourse { (course) async throws in
      let lesson = cell("print(\"now\")", "volatile") + cell("print(2)")
      #expect(try await course.run(lesson) == "run now\n2\n")
      #expect(try await course.run(lesson) == "cached 2\n")
      #expect(try await course.run(lesson.replacing(" volatile", with: "")) == "run now\n2\n")
    }
  }
}
