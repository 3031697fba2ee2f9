import Testing

@testable import Literate

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, firstLine: Int = 1) -> String {
    UnifiedDiff.text(from: old.split(separator: " "), to: new.split(separator: " "), firstLine: firstLine)
  }

  @Test func equalTexts() {
    #expect(diff("a b c", "a b c") == "")
  }

  @Test func aChangedLineWithItsContext() {
    #expect(
      diff("a b c d e f g h i", "a b c d X f g h i", firstLine: 40) == """
        @@ -41,7 +41,7 @@
         b
         c
         d
        -e
        +X
         f
         g
         h

        """
    )
  }

  @Test func twoHunks() {
    #expect(
      diff("1 b c d e f g h i j k 2", "b c d e f g h i j k") == """
        @@ -1,4 +1,3 @@
        -1
         b
         c
         d
        @@ -9,4 +8,3 @@
         i
         j
         k
        -2

        """
    )
  }

  @Test func nothingBefore() {
    #expect(diff("", "a") == "@@ -1,0 +1,1 @@\n+a\n")
  }
}
