import Testing

@testable import Literate

/// Tests that plain CommonMark gives the HTML of the specification, except for the ids of headings.
struct CommonMarkTests {
  static let examples = SpecificationExample.all(in: Shared.specification ?? "")

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
