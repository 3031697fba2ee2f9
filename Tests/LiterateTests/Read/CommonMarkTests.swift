import Testing

@testable import Literate

/// Tests that plain CommonMark gives the HTML of the specification, except for the ids of headings.
struct CommonMarkTests {
  struct Example: Sendable {
    var number: Int
    var markdown: String
    var html: String
  }

  /// The specification's examples. Each is fenced by 32 backticks; a line with a dot separates Markdown from HTML, and an
  /// arrow stands for a tab.
  static let examples: [Example] = {
    var examples: [Example] = []
    var part: [Substring]?
    for line in (Shared.specification ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line == String(repeating: "`", count: 32) + " example" {
        part = []
      } else if line == String(repeating: "`", count: 32), let lines = part {
        let text = (lines.joined(separator: "\n") + "\n").replacing("→", with: "\t")
        let halves = "\n\(text)".split(separator: "\n.\n", maxSplits: 1, omittingEmptySubsequences: false)
        let markdown = halves[0].dropFirst() + "\n"
        examples.append(Example(number: examples.count + 1, markdown: String(markdown), html: String(halves[1])))
        part = nil
      } else {
        part?.append(line)
      }
    }
    return examples
  }()

  /// The numbers of examples that deliberately differ from CommonMark, with the reasons. There are none.
  static let exceptions: [Int: String] = [:]

  static let isThere: ConditionTrait = .enabled(
    if: Shared.specification != nil,
    "the CommonMark specification is not beside the checkout"
  )

  @Test(isThere) func allExamplesAreFound() {
    #expect(Self.examples.count == 652)
  }

  @Test(isThere) func examplesHaveTheSpecifiedHTML() {
    for example in Self.examples where Self.exceptions[example.number] == nil {
      #expect(readLesson(example.markdown).outlineWithoutAnchors == example.html, "example \(example.number)")
    }
  }

  @Test(isThere, arguments: ["\r\n", "\r"]) func lineEndingsDoNotMatter(_ lineEnd: String) {
    for example in Self.examples {
      let lesson = readLesson(example.markdown.replacing("\n", with: lineEnd))
      #expect(lesson.outline == readLesson(example.markdown).outline, "example \(example.number)")
    }
  }
}
