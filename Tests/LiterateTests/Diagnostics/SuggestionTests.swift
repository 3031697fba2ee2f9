import Testing

@testable import Literate

struct SuggestionTests {
  @Test(arguments: [
    ("fodl", "fold"), ("FOLD", "fold"), ("tmeout", "timeout"), ("hiden", "hidden"), ("ids", "id"), ("xyzzy", nil),
    ("", nil),
  ])
  func nearest(_ word: String, _ expected: String?) {
    #expect(Suggestion.nearest(to: word, among: ["timeout", "fold", "hidden", "id"]) == expected)
  }

  @Test(arguments: [("", "", 0), ("", "ab", 2), ("ab", "ba", 1), ("kitten", "sitting", 3), ("cost", "cost", 0)])
  func distance(_ a: String, _ b: String, _ expected: Int) {
    #expect(Suggestion.distance(Array(a), Array(b)) == expected)
    #expect(Suggestion.distance(Array(b), Array(a)) == expected)
  }

  @Test func tiesGoToTheFirst() {
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
  }
}
