import Testing

@testable import Literate

/// Plain CommonMark comes out as the specification says, headings' anchors aside.
struct CommonMarkTests {
  struct Example: Sendable {
    var number: Int
    var markdown: String
    var html: String
  }

  /// The specification's examples: fenced by 32 backticks, Markdown and HTML parted by a line with a dot, tabs as arrows.
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

  /// Examples that are more than CommonMark to us, with the reason. There are none.
  static let exceptions: [Int: String] = [:]

  static let isThere: ConditionTrait = .enabled(
    if: Shared.specification != nil,
    "the CommonMark specification is not beside the checkout"
  )

  @Test(isThere) func thereAreAllExamples() {
    #expect(Self.examples.count == 652)
  }

  @Test(isThere) func examplesGiveTheirHTML() {
    for example in Self.examples where Self.exceptions[example.number] == nil {
      #expect(readLesson(example.markdown).outlineWithoutAnchors == example.html, "example \(example.number)")
    }
  }

  @Test(isThere, arguments: ["\r\n", "\r"]) func lineEndsDoNotMatter(_ lineEnd: String) {
    for example in Self.examples {
      let lesson = readLesson(example.markdown.replacing("\n", with: lineEnd))
      #expect(lesson.outline == readLesson(example.markdown).outline, "example \(example.number)")
    }
  }
}
