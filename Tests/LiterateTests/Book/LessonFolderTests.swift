import Foundation
import Testing

@testable import Literate

/// Tests of what the lessons' folder may hold besides lessons.
@Suite struct LessonFolderTests {
  @Test func twoUnicodeFormsOfANameAreOnePage() async throws {
    try await withTemporaryFolder { folder in
      try write(["\u{E9}.md": "# One\n"], in: folder)
      try write(["e\u{301}.md": "# Two\n", "z.md": "# Z\n"], in: folder)
      let course = try Course(reading: LessonFolder(folder.path))
      #expect(Set(course.lessons.map(\.title)) == ["Two", "Z"])
      let message = """
        \(folder.path)/\u{E9}.md:1:1: error: this and another lesson are both called \u{E9}, in two Unicode forms (U+0301 and \
        U+00E9); rename one of them
        """
      #expect(course.diagnostics.map(\.description) == [message])
    }
  }

  @Test func linksBetweenLessonsHaveThePagesOwnSpelling() {
    let reader = LessonReader(images: ["Images/e\u{301}.png"], lessons: ["\u{E9}"])
    let text = "[a](e\u{301}.md#x) ![](Images/\u{E9}.png)\n\n![[\u{E9}.png]]\n"
    let lesson = reader.read(text, name: "a", file: "a.md")
    let html = lesson.body.map { if case .prose(let html) = $0 { html } else { "" } }.joined()
    #expect(html.contains("href=\"%C3%A9.html#x\""), "\(html)")
    #expect(html.contains("src=\"Images/e%CC%81.png\""), "\(html)")
    #expect(lesson.images.map { Array($0.utf8) } == [Array("Images/e\u{301}.png".utf8)])
    #expect(lesson.diagnostics == [])
  }

  @Test func twoImagesWithOneName() {
    let reader = LessonReader(images: ["Images/e\u{301}.png", "Images/\u{E9}.png"], lessons: [])
    let lesson = reader.read("![[\u{E9}.png]]", name: "a", file: "a.md")
    #expect(lesson.images.count == 1)
    #expect(lesson.diagnostics.map(\.message).first?.contains("in several Unicode forms") == true)
  }

  @Test func whatIsNoLessonIsTold() async throws {
    try await withTemporaryFolder { folder in
      try write(["a.md": "# A\n", "folder.md/x": ""], in: folder)
      mkfifo(folder.appending(path: "pipe.md").path, 0o666)
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/gone.md", withDestinationPath: "nowhere")
      let course = try Course(reading: LessonFolder(folder.path))
      #expect(course.lessons.map(\.name) == ["a"])
      #expect(
        course.diagnostics.map(\.description) == [
          "\(folder.path)/folder.md:1:1: warning: this is a folder, not a lesson; rename it if it should not be a lesson",
          "\(folder.path)/gone.md:1:1: error: this link leads to no file; remove it",
          "\(folder.path)/pipe.md:1:1: warning: this is no file that can be read; rename it if it should not be a lesson",
        ]
      )
    }
  }

  @Test func linksOutOfTheFolderAreTold() async throws {
    try await withTemporaryFolder { folder in
      try write(["L/a.md": "![[out.png]]\n\n![[in.png]]\n", "L/Images/own.png": "", "x.png": ""], in: folder)
      func link(_ path: String, to destination: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/L/\(path)", withDestinationPath: destination)
      }
      try link("b.md", to: "/etc/passwd")
      try link("c.md", to: "a.md")
      try link("Images/out.png", to: "../../x.png")
      try link("Images/in.png", to: "own.png")
      let course = try Course(reading: LessonFolder("\(folder.path)/L"))
      let messages = course.lessons.map { lesson in
        lesson.diagnostics.map(\.description).filter { $0.contains("a link to") }
      }
      let image =
        "Images/out.png is a link to \(folder.resolvingSymlinksInPath().path)/x.png, outside the lessons' folder"
      #expect(messages.map(\.count) == [1, 1, 1])
      #expect(messages[0].first?.hasPrefix("\(folder.path)/L/a.md:1:1: warning: \(image)") == true, "\(messages)")
      let lesson =
        "\(folder.path)/L/b.md:1:1: warning: this lesson is a link to /etc/passwd, outside the lessons' folder"
      #expect(messages[1].first?.hasPrefix(lesson) == true, "\(messages)")
    }
  }
}
