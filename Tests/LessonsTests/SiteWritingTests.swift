import Foundation
import Testing

@testable import Literate

/// Tests of what the command leaves in the site's folder, whatever happens while it writes.
@Suite struct SiteWritingTests {
  /// The bytes of all files in a folder, by their paths, temporary ones included.
  private func contents(_ path: String, in folder: URL) throws -> [String: Data] {
    let site = folder.appending(path: path)
    return try Dictionary(
      uniqueKeysWithValues: files(in: site).map { ($0, try Data(contentsOf: site.appending(path: $0))) }
    )
  }

  private func page(_ path: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// Kills builds at random moments, most of them while they write, and builds again after each. The sites of the two
  /// states have other files and other bytes in all pages.
  @Test func aKilledBuildIsMendedByTheNext() async throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = Seeded(state: seed)
    try await withTemporaryFolder { folder in
      func writeLessons(_ state: Int) throws {
        try? FileManager.default.removeItem(at: folder.appending(path: "Lessons"))
        let names = (1...60).map { "\($0 % 10 == 0 ? "only-\(state)-" : "")\($0)" }
        let lessons = names.map { ("Lessons/\($0).md", "# Lesson \($0)\n\n![[\(state).svg]]\n\nState \(state).\n") }
        try write(Dictionary(uniqueKeysWithValues: lessons), in: folder)
        try write(["Lessons/index.md": "# State \(state)\n", "Lessons/Images/\(state).svg": "<svg/>"], in: folder)
      }
      var sites: [[String: Data]] = []
      for state in 0...1 {
        try writeLessons(state)
        #expect(try await lessons(["build", "--output", "Site\(state)"], in: folder).code == 0)
        sites.append(try contents("Site\(state)", in: folder))
      }
      for round in 0..<12 {
        try writeLessons(round % 2)
        let before = try contents("Output", in: folder)
        let (process, _) = try startLessons(["build", "--quiet"], in: folder)
        let list = folder.appending(path: "Output/assets/files.txt")
        // The list of files is written first; three of four builds are killed within a few milliseconds after it.
        while round % 4 != 0, process.isRunning, (try? Data(contentsOf: list)) == before["assets/files.txt"] {}
        usleep(UInt32.random(in: 0...(round % 4 == 0 ? 600_000 : 6_000), using: &random))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let next = Int.random(in: 0...1, using: &random)
        try writeLessons(next)
        let build = try await lessons(["build"], in: folder)
        #expect(build.code == 0, "seed \(seed), round \(round): \(build.error)")
        #expect(try contents("Output", in: folder) == sites[next], "seed \(seed), round \(round)")
      }
    }
  }

  /// A build that read the lessons before an edit ends after a build that read them after it.
  @Test func aStaleBuildDoesNotWin() async throws {
    try await withTemporaryFolder { folder in
      let waiting = "```swift\nimport Glibc\nwhile access(\"Data/go\", F_OK) != 0 { usleep(1000) }\n```\n"
      try write(
        [
          "Lessons/01-a.md": "# A\n\n\(waiting)", "Lessons/02-b.md": "# B\n", "Lessons/03-c.md": "# C\n",
          "Lessons/04-gone.md": "# Gone\n", "Lessons/Data/x": "",
        ],
        in: folder
      )
      let (process, messages) = try startLessons(["build", "--verbose"], in: folder)
      var text = ""
      while !text.contains("cell-1"), process.isRunning {
        text += String(decoding: messages.availableData, as: UTF8.self)
      }
      try write(
        ["Lessons/01-a.md": "# New A\n", "Lessons/02-b.md": "# New B\n", "Lessons/05-new.md": "# New\n"],
        in: folder
      )
      try FileManager.default.removeItem(at: folder.appending(path: "Lessons/04-gone.md"))
      #expect(try await lessons(["build"], in: folder).code == 0)
      let site = try contents("Output", in: folder)
      try write(["Lessons/Data/go": ""], in: folder)
      text += String(decoding: messages.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 1)
      for name in ["01-a", "02-b", "04-gone"] {
        let message =
          "Lessons/\(name).md:1:1: error: this lesson changed while it was built, so its page was not written"
        #expect(text.contains("\(message); build it again\n"), "\(text)")
      }
      #expect(try contents("Output", in: folder) == site)
    }
  }

  @Test func dataThatChangesMakesItsReadersStale() async throws {
    try await withTemporaryFolder { folder in
      let cell = "```swift\nimport Glibc\nwhile access(\"Data/x\", F_OK) != 0 { usleep(1000) }\n```\n"
      try write(["Lessons/a.md": "# A\n\n\(cell)", "Lessons/b.md": "# B\n", "Lessons/Data/y": ""], in: folder)
      let build = try runLessons(["build"], in: folder) { try write(["Lessons/Data/x": ""], in: folder) }
      #expect(build.code == 1)
      let message =
        "Lessons/a.md:1:1: error: Lessons/Data/x changed while this lesson was built, so its page was not written"
      #expect(build.error.contains(message), "\(build.error)")
      #expect(files(in: folder).filter { $0.hasSuffix(".html") } == ["Output/b.html"])
    }
  }

  /// An interruption while pages are written ends the command when all are written.
  @Test func anInterruptWhileWriting() async throws {
    try await withTemporaryFolder { folder in
      try write(Dictionary(uniqueKeysWithValues: (1...60).map { ("Lessons/\($0).md", "# \($0)\n") }), in: folder)
      #expect(try await lessons(["build", "--output", "Site"], in: folder).code == 0)
      let (process, _) = try startLessons(["build", "--quiet"], in: folder)
      let list = folder.appending(path: "Output/assets/files.txt").path
      while process.isRunning, !FileManager.default.fileExists(atPath: list) {}
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(try contents("Output", in: folder) == contents("Site", in: folder))
    }
  }

  @Test func buildersSideBySide() async throws {
    try await withTemporaryFolder { folder in
      try write(Dictionary(uniqueKeysWithValues: (1...30).map { ("Lessons/\($0).md", "# \($0)\n") }), in: folder)
      #expect(try await lessons(["build", "--output", "Site"], in: folder).code == 0)
      for _ in 0..<3 {
        try? FileManager.default.removeItem(at: folder.appending(path: "Output"))
        let builds = try (0..<3).map { _ in try startLessons(["build", "--quiet"], in: folder).process }
        for build in builds {
          build.waitUntilExit()
          #expect(build.terminationStatus == 0)
        }
        #expect(try contents("Output", in: folder) == contents("Site", in: folder))
      }
    }
  }

  @Test func aBuildWaitsForAnother() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n"], in: folder)
      let output = OutputFolder(folder.appending(path: "Output"))
      let (process, message) = try await {
        let lock = try await FolderLock.acquire(output.folder, waitingAtMost: .zero) { _ in }
        let (process, messages) = try startLessons(["build"], in: folder)
        var text = ""
        while !text.contains("waiting"), process.isRunning {
          text += String(decoding: messages.availableData, as: UTF8.self)
        }
        #expect(files(in: output.folder) == [])
        withExtendedLifetime(lock) {}
        return (process, text)
      }()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(message.contains("lessons: waiting for another build"))
      #expect(message.contains("which is writing Output\n"))
      #expect(files(in: output.folder).contains("a.html"))
    }
  }

  /// A limit of the file size ends writing as a full disk does.
  @Test func aFullDisk() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n\n![[none.png]]\n", "Lessons/b.md": "# B\n"], in: folder)
      let build = try await shell("ulimit -f 12; LESSONS_KATEX=nowhere \"$lessons\" build", in: folder)
      #expect(build.code == 70)
      #expect(
        build.error.hasSuffix(
          """
          Lessons/a.md:3:1: warning: there is no image `none.png`; put it into Images/
          lessons: Output/assets/site.css can't be written: file too large; raise the limit of a file's size, `ulimit -f`

          """
        ),
        "\(build.error)"
      )
      #expect(!files(in: folder).contains { $0.hasSuffix(".tmp") })
      #expect(try await lessons(["build"], in: folder).code == 0)
    }
  }

  /// If the machine is to blame and not the lessons, the site stays as it is.
  @Test func aBrokenMachineLeavesTheSiteAlone() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n\n```swift\nprint(1)\n```\n"], in: folder)
      #expect(try await lessons(["build"], in: folder).code == 0)
      let site = try contents("Output", in: folder)
      try write(["bin/swiftc": "#!/bin/sh\nexit 1\n", "Lessons/b.md": "# B\n"], in: folder)
      chmod(folder.appending(path: "bin/swiftc").path, 0o755)
      let compiler = folder.appending(path: "bin/swiftc").path
      // A compiler that fails, and a disk that is full.
      let failures = [
        ("PATH=\"$PWD/bin:$PATH\"", "lessons: \(compiler) can't compile an empty program: the compiler failed"),
        ("ulimit -f 4;", "/space can't be written: file too large; raise the limit of a file's size, `ulimit -f`"),
      ]
      for (condition, message) in failures {
        for verb in ["build --no-cache", "test --update --no-cache"] {
          let run = try await shell("\(condition) \"$lessons\" \(verb)", in: folder)
          #expect(run.code == 70, "\(run.output)")
          #expect(run.error.contains(message), "\(run.error)")
          #expect(try contents("Output", in: folder) == site)
        }
      }
    }
  }

  @Test(arguments: ["build --json", "build", "list", "list --json", "doctor --json", "clean", "test --json"])
  func resultsThatCannotBePrinted(_ arguments: String) async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n"], in: folder)
      let run = try await shell("\"$lessons\" \(arguments) >/dev/full", in: folder)
      #expect(run.code == 70)
      #expect(run.error.contains("lessons: the results can't be printed: no space left on device"), "\(run.error)")
    }
  }

  /// A closed stream is not mistaken for a file that is opened later.
  @Test func closedStreams() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n\n```swift\nprint(1)\n```\n"], in: folder)
      #expect(try await lessons(["build"], in: folder).code == 0)
      let site = try contents("Output", in: folder)
      #expect(try await shell("\"$lessons\" build --verbose <&- 2>&-", in: folder).code == 0)
      let run = try await shell("\"$lessons\" build >&-", in: folder)
      #expect(run.code == 70)
      #expect(run.error.hasSuffix("lessons: the results can't be printed: bad file descriptor\n"))
      #expect(try contents("Output", in: folder) == site)
    }
  }

  @Test func anImpossibleOutputIsToldBeforeLessonsRun() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n", "file": ""], in: folder)
      for (output, message) in [
        ("file", "file can't be used: not a directory"), ("file/site", "file/site can't be written: not a directory"),
      ] {
        let build = try await lessons(["build", "--output", output], in: folder)
        #expect(build.code == 70)
        #expect(build.error == "lessons: \(message)\n")
      }
    }
  }

  @Test func anyNameCanBeBuiltTwice() async throws {
    try await withTemporaryFolder { folder in
      try write(
        ["Lessons/a..b.md": "# A\n\n[b](c.md)\n", "Lessons/x\ny.md": "# B\n", "Lessons/c.md": "# C\n"],
        in: folder
      )
      for title in ["One", "Two"] {
        try write(["Lessons/index.md": "# \(title)\n"], in: folder)
        let build = try await lessons(["build"], in: folder)
        #expect(build.code == 0, "\(build.error)")
      }
      #expect(files(in: folder).contains("Output/a..b.html") && files(in: folder).contains("Output/x\ny.html"))
      #expect(try await lessons(["clean"], in: folder).code == 0)
      #expect(!files(in: folder).contains { $0.hasPrefix("Output") })
    }
  }

  @Test func twoUnicodeFormsOfANameAreTold() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/\u{E9}.md": "# A\n"], in: folder)
      try write(["Lessons/e\u{301}.md": "# B\n"], in: folder)
      let build = try await lessons(["build"], in: folder)
      #expect(build.code == 1)
      #expect(
        build.error.contains("are both called \u{E9}, in two Unicode forms (U+0301 and U+00E9)"),
        "\(build.error)"
      )
      #expect(build.output.contains("1 lesson, "))
    }
  }

  @Test func anImageThatIsGoneConcernsItsLessonAlone() async throws {
    try await withTemporaryFolder { folder in
      let cell = "```swift\nimport Glibc\nwhile access(\"Images/x.svg\", F_OK) == 0 { usleep(1000) }\n```\n"
      try write(
        ["Lessons/a.md": "# A\n\n\(cell)\n![[x.svg]]\n", "Lessons/b.md": "# B\n", "Lessons/Images/x.svg": "<svg/>"],
        in: folder
      )
      let build = try runLessons(["build"], in: folder) {
        try FileManager.default.removeItem(at: folder.appending(path: "Lessons/Images/x.svg"))
      }
      #expect(build.code == 1)
      let message = "Lessons/a.md:8:1: error: Lessons/Images/x.svg can't be read: no such file or directory\n"
      #expect(build.error.contains(message), "\(build.error)")
      #expect(files(in: folder).filter { $0.hasSuffix(".html") } == ["Output/a.html", "Output/b.html"])
    }
  }

  @Test func updatesGoThroughLinksAndKeepModes() async throws {
    try await withTemporaryFolder { folder in
      let lesson = "# A\n\n```swift\nprint(1)\n```\n\n```output\n```\n"
      try write(["notes/a.md": lesson, "Lessons/b.md": lesson], in: folder)
      let link = folder.appending(path: "Lessons/a.md")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "../notes/a.md")
      chmod(folder.appending(path: "notes/a.md").path, 0o640)
      chmod(folder.appending(path: "Lessons/b.md").path, 0o444)
      let test = try await lessons(["test", "--update"], in: folder)
      #expect(test.code == 1)
      let message = "Lessons/b.md can't be written: it is read-only; allow it with `chmod u+w Lessons/b.md`"
      #expect(test.error.contains("lessons: \(message)\n"), "\(test.error)")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "../notes/a.md")
      #expect(try page("notes/a.md", in: folder) == lesson.replacing("```output\n", with: "```output\n1\n"))
      #expect(try page("Lessons/b.md", in: folder) == lesson)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "notes/a.md").path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }
}

/// A generator of random numbers with a seed (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
