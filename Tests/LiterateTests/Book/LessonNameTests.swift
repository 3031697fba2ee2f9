import Testing

@testable import Literate

@Suite struct LessonNameTests {
  private static let names = ["index", "01-structure", "02-descent", "notes"]

  @Test(arguments: [
    ([], names), (["02-descent", "index"], ["index", "02-descent"]), (["1"], ["01-structure"]),
    (["002"], ["02-descent"]), (["structure", "01"], ["01-structure"]), (["Lessons/notes.md"], ["notes"]),
  ])
  func lessonsAreChosenByName(_ words: [String], _ chosen: [String]) throws {
    #expect(try LessonName.choose(words, among: Self.names) == chosen)
  }

  @Test(arguments: [
    ("02-decent", "there is no lesson 02-decent; did you mean 02-descent?"),
    ("7", "there is no lesson 7; `lessons list` lists them"),
  ])
  func unknownNamesAreErrors(_ word: String, _ text: String) {
    let error = #expect(throws: Diagnostic.self) { try LessonName.choose([word], among: Self.names) }
    #expect(error?.text == text && error?.stage == .book)
  }
}
