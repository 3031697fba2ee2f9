import Foundation
import Testing

@testable import Literate

/// Tests of the command-line tool: arguments and files in, exit code, output and files out.
@Suite struct CommandTests {
  @Test func aFirstLesson() async throws {
    try await withTemporaryFolder { folder in
      let new = try await lessons(["new", "My first lesson"], in: folder)
      #expect(new.code == 0)
      #expect(new.output == "Lessons/01-my-first-lesson.md\n")
      let test = try await lessons(["test"], in: folder)
      #expect(test.code == 0, "\(test.error)")
      let build = try await lessons([], in: folder)
      #expect(build.code == 0, "\(build.error)")
      #expect(build.output.hasSuffix("Open Output/01-my-first-lesson.html\n"))
      #expect(files(in: folder).contains("Output/01-my-first-lesson.html"))
      let again = try await lessons(["build"], in: folder)
      #expect(again.output.contains("no page changed"))
      #expect(try await lessons(["new", "My first lesson"], in: folder).output == "Lessons/02-my-first-lesson.md\n")
      #expect(
        try await lessons(["list"], in: folder).output
          == "01-my-first-lesson  My first lesson (2 cells)\n02-my-first-lesson  My first lesson (2 cells)\n"
      )
      #expect(try await lessons(["clean"], in: folder).code == 0)
      #expect(!files(in: folder).contains { $0.hasPrefix("Output") })
    }
  }

  @Test func aBrokenLessonDoesNotAffectTheOthers() async throws {
    try await withTemporaryFolder { folder in
      try write(
        [
          "Lessons/01-good.md": "# Good\n\n```swift\nprint(1)\n```\n",
          "Lessons/02-bad.md": "# Bad\n\n```swift\nlet x: Int = \"\"\n```\n",
          "Lessons/03-also.md": "# Also\n\n```swift hiden\nprint(3)\n```\n",
        ],
        in: folder
      )
      let build = try await lessons(["--jobs", "2"], in: folder)
      #expect(build.code == 1)
      #expect(
        build.error.contains(
          "Lessons/02-bad.md:4:14: error: cannot convert value of type 'String' to specified type 'Int'"
        )
      )
      #expect(build.error.contains("Lessons/03-also.md:3:10: error: "))
      #expect(build.error.contains("hidden"))
      #expect(build.output.contains("01-good  1 cell"))
      #expect(build.output.contains("3 lessons, 2 failed"))
      for name in ["01-good", "02-bad", "03-also"] { #expect(files(in: folder).contains("Output/\(name).html")) }
      let page = try String(contentsOf: folder.appending(path: "Output/02-bad.html"), encoding: .utf8)
      #expect(page.contains("data-status=\"failed\""))
    }
  }

  @Test func aRecordedOutputThatDiffers() async throws {
    try await withTemporaryFolder { folder in
      let lesson = "# A\n\n```swift\nprint(\"new\")\n```\n\n```output\nold\n```\n"
      try write(["Lessons/a.md": lesson], in: folder)
      let test = try await lessons(["test"], in: folder)
      #expect(test.code == 1)
      #expect(test.error.contains("Lessons/a.md:7:1: error: "))
      #expect(test.error.contains("@@ -8,1 +8,1 @@\n-old\n+new\n"))
      #expect(try await lessons(["build"], in: folder).code == 0)
      #expect(try await lessons(["build", "--strict"], in: folder).code == 1)
      #expect(try await lessons(["test", "--update"], in: folder).code == 0)
      let updated = try String(contentsOf: folder.appending(path: "Lessons/a.md"), encoding: .utf8)
      #expect(updated == lesson.replacing("old", with: "new"))
      #expect(try await lessons(["test"], in: folder).code == 0)
    }
  }

  private static let notes = Checkout.folder.deletingLastPathComponent()
    .appending(path: "shared/notes/neural-network-notes.md")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: notes.path), "the notes are not beside the checkout"))
  func theNotesUnchangedAreALesson() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/notes.md": try String(contentsOf: Self.notes, encoding: .utf8)], in: folder)
      let build = try await lessons(["build"], in: folder)
      #expect(build.code == 0)
      #expect(!build.error.contains("error:"))
      #expect(build.error.contains("Lessons/notes.md:7:1: warning: there is no image"))
      let page = try String(contentsOf: folder.appending(path: "Output/notes.html"), encoding: .utf8)
      #expect(page.components(separatedBy: "data-video=").count == 5)
      #expect(
        page.contains(Checkout.hasKaTeX ? "class=\"katex-display\"" : "class=\"tex\" data-display")
          && page.contains("data-callout=\"question\"")
      )
    }
  }

  @Test func someLessons() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/01-a.md": "# A\n", "Lessons/02-b.md": "# B\n"], in: folder)
      #expect(try await lessons(["build", "b"], in: folder).code == 0)
      #expect(files(in: folder).filter { $0.hasSuffix(".html") } == ["Output/02-b.html"])
      #expect(try await lessons(["build", "1"], in: folder).code == 0)
      #expect(files(in: folder).filter { $0.hasSuffix(".html") } == ["Output/01-a.html", "Output/02-b.html"])
      let wrong = try await lessons(["build", "01-aa"], in: folder)
      #expect(wrong.code == 64)
      #expect(wrong.error == "lessons: there is no lesson 01-aa; did you mean 01-a?\n")
    }
  }

  @Test func stalePagesAreRemovedAndOtherFilesKept() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/01-a.md": "# A\n", "Lessons/02-b.md": "# B\n", "Output/mine.html": "mine"], in: folder)
      #expect(try await lessons(["build"], in: folder).code == 0)
      try FileManager.default.removeItem(at: folder.appending(path: "Lessons/02-b.md"))
      #expect(try await lessons(["build"], in: folder).code == 0)
      #expect(files(in: folder).filter { $0.hasSuffix(".html") } == ["Output/01-a.html", "Output/mine.html"])
      #expect(try await lessons(["clean"], in: folder).code == 0)
      #expect(files(in: folder).filter { $0.hasPrefix("Output") } == ["Output/mine.html"])
    }
  }

  @Test func theSiteIsNotWrittenOverTheLessons() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/01-a.md": "# A\n", "01-a.html": "mine"], in: folder)
      for output in ["Lessons", "./Lessons/", "."] {
        let build = try await lessons(["build", "--output", output], in: folder)
        #expect(build.code == 64 && build.error.hasPrefix("lessons: the site can't be written to"), "\(build.error)")
      }
      try write(["Site/01-a.html": "mine"], in: folder)
      let build = try await lessons(["build", "--output", "Site"], in: folder)
      #expect(build.code == 64 && build.error.contains("no build wrote it"), "\(build.error)")
      #expect(files(in: folder).filter { $0.hasPrefix("Site") } == ["Site/01-a.html"])
    }
  }

  @Test func anUnreadableLessonDoesNotAffectTheOthers() async throws {
    try await withTemporaryFolder { folder in
      try write(
        [
          "Lessons/01-a.md": "# A\n", "Lessons/02-dir.md/x": "",
          "Lessons/04 odd \"name\".md": "# Odd\n\n```swift\nlet x: Int = \"\"\n```\n",
        ],
        in: folder
      )
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "Lessons/03-gone.md").path,
        withDestinationPath: "nowhere"
      )
      try Data([0x23, 0x20, 0xFF, 0x0A]).write(to: folder.appending(path: "Lessons/05-bytes.md"))
      let build = try await lessons(["build"], in: folder)
      #expect(build.code == 1)
      #expect(build.error.contains("Lessons/04 odd \"name\".md:4:14: error: cannot convert"), "\(build.error)")
      #expect(build.error.contains("Lessons/05-bytes.md:1:1: error: this is not UTF-8"), "\(build.error)")
      #expect(files(in: folder).filter { $0.hasSuffix(".html") }.count == 3)
    }
  }

  @Test func resultsAsJSON() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n\n```swift id=x\nprint(1)\n```\n"], in: folder)
      let build = try await lessons(["build", "--json"], in: folder)
      let value = try JSONSerialization.jsonObject(with: Data(build.output.utf8)) as? [String: Any]
      #expect(value?["succeeded"] as? Bool == true)
      #expect(value?["page"] as? String == "Output/a.html")
    }
  }

  @Test func withoutKaTeXFormulasShowTheirTeX() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/01-a.md": "# A\n\n$x^2$\n", "Lessons/02-b.md": "# B\n\n$$y$$\n"], in: folder)
      let missing = ["LESSONS_KATEX": folder.appending(path: "nowhere").path]
      let build = try await lessons(["build"], in: folder, environment: missing)
      #expect(build.code == 0)
      #expect(build.error.components(separatedBy: "warning: formulas show their TeX: ").count == 2, "\(build.error)")
      let page = try String(contentsOf: folder.appending(path: "Output/01-a.html"), encoding: .utf8)
      #expect(page.contains("<code class=\"tex\">x^2</code>"))
      let versions = try String(contentsOf: folder.appending(path: "Output/versions.txt"), encoding: .utf8)
      #expect(versions.contains("\nKaTeX none\n"))
      let strict = try await lessons(["build", "--strict"], in: folder, environment: missing)
      #expect(strict.code == 1)
      #expect(strict.output.contains("2 lessons, failed"))
      let doctor = try await lessons(["doctor"], in: folder, environment: missing)
      #expect(doctor.code == 1)
      #expect(doctor.output.contains("MISSING KaTeX"))
    }
  }

  private static let exits: [(String, Int32)] = [
    ("build --jobs 0", 64), ("build --timeout -1", 64), ("build --nonsense", 64), ("build --quiet --verbose", 64),
    ("build --lessons nowhere", 64), ("bild", 64), ("new !!!", 64), ("doctor", Checkout.hasKaTeX ? 0 : 1),
    ("--help", 0), ("build --help", 0),
  ]

  @Test(arguments: exits)
  func exitCodes(arguments: String, code: Int32) async throws {
    try await withTemporaryFolder { folder in
      let run = try await lessons(arguments.split(separator: " ").map(String.init), in: folder)
      #expect(run.code == code, "\(run.output)\(run.error)")
      #expect(run.error.isEmpty == (code == 0 || arguments == "doctor"))
    }
  }

  @Test func anInterruptLeavesNoPages() async throws {
    try await withTemporaryFolder { folder in
      try write(["Lessons/a.md": "# A\n\n```swift\nwhile true {}\n```\n"], in: folder)
      let process = Process()
      process.executableURL = Checkout.products.appending(path: "lessons")
      process.arguments = ["build", "--verbose"]
      process.currentDirectoryURL = folder
      process.environment = commandEnvironment(in: folder)
      let messages = Pipe()
      process.standardError = messages
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      var text = ""
      while !text.contains("cell-1"), process.isRunning {
        text += String(decoding: messages.fileHandleForReading.availableData, as: UTF8.self)
      }
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      #expect(!files(in: folder).contains { $0.hasPrefix("Output") })
    }
  }
}
