import Foundation
import Testing

@testable import Literate

/// Tests of the command with its cache: which lessons run, and what it says of them.
@Suite struct CacheCommandTests {
  private static let course = [
    "Lessons/01-a.md":
      "# A\n\n```swift id=read\nimport Foundation\nprint(try String(contentsOfFile: \"Data/a\", encoding: .utf8))\n```\n",
    "Lessons/02-b.md": "# B\n\n```swift\nprint(2)\n```\n", "Lessons/03-c.md": "# C\n", "Lessons/Data/a": "one",
  ]

  @Test func onlyWhatChangedRuns() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.course, in: folder)
      let first = try await lessons(["build"], in: folder)
      #expect(first.code == 0 && first.output.contains("3 lessons, all well"), "\(first.output)\(first.error)")
      let again = try await lessons(["build"], in: folder)
      #expect(again.output.contains("3 lessons, 2 cached, all well") && again.output.contains("no page changed"))
      #expect(again.output.contains("01-a  1 cell, cached, ok"))
      let test = try await lessons(["test", "--json"], in: folder)
      #expect(test.output.components(separatedBy: "\"cached\" : true").count == 3, "\(test.output)")
      try write(["Lessons/02-b.md": "# B\n\n```swift\nprint(3)\n```\n"], in: folder)
      #expect(try await lessons(["build"], in: folder).output.contains("3 lessons, 1 cached, all well"))
      let fresh = try await lessons(["build", "--no-cache"], in: folder)
      #expect(fresh.output.contains("3 lessons, all well") && fresh.output.contains("no page changed"))
      let clean = try await lessons(["clean"], in: folder)
      #expect(clean.output.contains("results from the cache"), "\(clean.output)")
      #expect(!files(in: folder).contains { $0.hasPrefix(".cache") })
      #expect(try await lessons(["build"], in: folder).output.contains("3 lessons, all well"))
    }
  }

  @Test func why() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.course, in: folder)
      func why(_ name: String) async throws -> String {
        let run = try await lessons(["why", name], in: folder)
        #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
        return run.output
      }
      #expect(try await why("1").hasPrefix("01-a: not cached; no run of it is stored"))
      #expect(try await why("3") == "03-c: has nothing to run\n")
      _ = try await lessons(["build"], in: folder)
      #expect(try await why("1") == "01-a: cached\n")
      let (old, new) = (Digest("one").description.prefix(12), Digest("two").description.prefix(12))
      try write(["Lessons/Data/a": "two", "Lessons/Data/b": ""], in: folder)
      let empty = Digest("").description.prefix(12)
      #expect(
        try await why("1") == """
          01-a: not cached; since its last stored run
            the file Data/a was \(old), and is \(new)
            the file Data/b is new: \(empty)

          """
      )
      try write(["Lessons/Data/a": "one", "Lessons/02-b.md": "# B\n\n```swift\nprint(2)\nprint(3)\n```\n"], in: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "Lessons/Data/b"))
      #expect(try await why("1") == "01-a: cached\n")
      #expect(
        try await why("2") == """
          02-b: not cached; since its last stored run
            the cell number 1 has changed:
               options: run
               print(2)
              +print(3)

          """
      )
      let timeout = try await lessons(["why", "1", "--timeout", "9"], in: folder)
      #expect(timeout.output.hasSuffix("the time limit of cells was 30.0 s, and is 9.0 s\n"), "\(timeout.output)")
    }
  }

  @Test func aCacheThatCannotBeWritten() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.course, in: folder)
      let variables = ["LESSONS_CACHE": folder.appending(path: "Lessons/Data/a/cache").path]
      for _ in 0..<2 {
        let build = try await lessons(["build", "--strict"], in: folder, environment: variables)
        #expect(build.code == 0)
        #expect(build.error.components(separatedBy: "warning: the cache is not used: ").count == 2, "\(build.error)")
      }
    }
  }

  @Test func damagedEntriesAreToldOnRequest() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.course, in: folder)
      _ = try await lessons(["build"], in: folder)
      for file in files(in: folder) where file.hasPrefix(".cache/") && !file.hasSuffix("/size") {
        try Data("damaged".utf8).write(to: folder.appending(path: file))
      }
      let build = try await lessons(["build", "--verbose"], in: folder)
      #expect(build.code == 0 && build.output.contains("3 lessons, all well"))
      #expect(build.error.contains("of the cache is damaged; it is made again"), "\(build.error)")
      let again = try await lessons(["build", "--verbose"], in: folder)
      #expect(again.output.contains("2 cached") && !again.error.contains("damaged"), "\(again.error)")
    }
  }
}
