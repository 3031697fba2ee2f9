import Testing

@testable import Literate

@Suite struct SyntaxCheckTests {
  private typealias Problem = SyntaxCheck.Problem

  @Test(arguments: [
    "",
    "let x = 1\nprint(x)",
    "import Foundation\nlet a = try await f()\nfor await x in s { print(x) }",
    "#if DEBUG\nlet a = 1\n#else\nlet a = 2\n#endif",
    "guard let x = Int(\"1\") else { fatalError() }",
    "//| caption: A cell\nshow(1)",
    "let ok = noSuchName + 1",
  ])
  func wellFormedCodeHasNoProblem(code: String) {
    #expect(SyntaxCheck.problems(in: code) == [])
  }

  @Test(arguments: [
    ("func f() {\n  print(1)\n", 2, 11, "expected '}' to end function"),
    ("let é = (1, 2\n", 1, 15, "expected ')' to end tuple"),
    ("let = 3", 1, 5, "expected pattern in variable"),
    ("print(\"abc)\n", 1, 12, "expected '\"' to end string literal"),
    ("}\n", 1, 1, "unexpected brace in source file"),
  ])
  func problemsHaveALocation(code: String, line: Int, column: Int, message: String) {
    #expect(SyntaxCheck.problems(in: code).first == Problem(line: line, column: column, message: message))
  }
}
