import Foundation
import Testing

@testable import Literate

@Suite struct EarlyUseTests {
  /// The early uses in a lesson of cells, each as `line:column message`.
  private func uses(_ cells: [String]) -> [String] {
    uses(in: cells.map { "```swift\n\($0)\n```\n\n" }.joined())
  }

  private func uses(in markdown: String) -> [String] {
    let lesson = read(markdown)
    return EarlyUse.all(in: Plan(lesson).main, of: lesson).map { use in
      let diagnostic = use.diagnostic(in: lesson)
      return "\(diagnostic.location?.line ?? 0):\(diagnostic.location?.column ?? 0) \(diagnostic.text)"
    }
  }

  @Test func theUseIsNamedWithTheCellBelow() {
    #expect(
      uses(
        in:
          "It is `{swift} n + 1`.\n\n> ```swift id=first\n> print(1, n)\n> ```\n\n```swift id=setup\n\nlet n = 41\n```\n"
      )
        == [
          "1:16 `n` is read here, but the cell `setup` below declares it (line 9); move it up",
          "4:12 `n` is read here, but the cell `setup` below declares it (line 9); move it up",
        ]
    )
    #expect(
      uses(["print(n)\nlet n = 1"]) == ["2:7 `n` is read here, but declared below (line 3); move the declaration up"]
    )
    #expect(
      uses(["n = 2", "var n = 1"]) == [
        "2:1 `n` is set here, but the cell `cell-2` below declares it (line 6); move it up"
      ]
    )
    #expect(
      uses(["func f() -> Int { n }\nprint(f())", "let n = 1"])
        == ["3:7 `f` uses `n` here, but the cell `cell-2` below declares it (line 7); move it up"]
    )
  }

  /// Code that runs above `let n = 1` and uses `n`.
  @Test(arguments: [
    "print(n)", "let m = n + 1", "let m = [n]", "for _ in 0..<n {}", "for x in [1] { print(x + n) }", "if n > 0 {}",
    "if let x = Optional(n) { print(x) }", "while n < 0 {}", "switch n { default: break }", "print(\"\\(n)\")",
    "let m = [1, 2].map { $0 + n }", "let m = [1].filter { x in x < n }.count", "let m = { n }()", "n.description",
    "let s = [1].sorted(by: { $0 + n < $1 })", "do { print(n) }", "let m = true ? n : 0", "_ = [1][n]",
    "let f = { [n] in n }", "let f = { [copy = n] in copy }", "guard n > 0 else { fatalError() }", "print(-n)",
    "func f() -> Int { n }\n_ = f()", "var c: Int { n * 2 }\nprint(c)",
    "func f(_ x: Int) -> Int { let y = n; return x + y }\n_ = f(1)",
    "func g() -> Int { n }\nfunc f() -> Int { g() }\n_ = f()", "struct S { var n = 2 }\nprint(S().n, n)",
    "do { let n = 2; _ = n }\nprint(n)", "func f(n: Int) {}\nf(n: n)", "show(Plot().line(over: 0...1) { $0 + n })",
    "let m = Optional(1) ?? n", "switch 1 { case n: break; default: break }", "print(#line, n)", "swap(&n, &m)",
    "if false {} else { print(n) }", "let c = { (n: Int) in n }(n)", "if let n {}", "let x = if true { n } else { 0 }",
  ])
  func usesAbove(code: String) {
    #expect(uses([code, "let n = 1"]).count == 1, "\(code)")
    #expect(uses([code + "\nlet n = 1"]).count == 1, "\(code)")
    #expect(uses(["let n = 1", code]).isEmpty && uses(["let n = 1\n" + code]).isEmpty, "\(code)")
  }

  /// Correct code, or code of which that is not certain, above `let n = 1`.
  @Test(arguments: [
    "func f() -> Int { n }", "let f = { n }", "let f: () -> Int = { return n }", "struct S { var m: Int { n } }",
    "struct S { func f() { print(n) } }", "extension Int { var plus: Int { self + n } }", "var c: Int { n }",
    "do { let n = 2; print(n) }", "for n in 0..<3 { print(n) }", "if let n = Int(\"1\") { print(n) }",
    "let f = { (n: Int) in n + 1 }\nprint(f(1))", "print([1].map { n in n + 1 })",
    "func f(n: Int) -> Int { n }\nprint(f(n: 2))",
    "switch 1 { case let n: print(n) }", "struct S { var n = 2 }\nprint(S().n)", "let s = (n: 1, m: 2)\nprint(s.n)",
    "do { try f() } catch let n { print(n) }", "while let n = it.next() { print(n) }", "typealias n2 = Int", "// n",
    "print(\"n\")", "enum E { case n }\nlet e = E.n\nlet g: E = .n", "func f(_ n: Int = 3) {}", "let k = \\S.n",
    "let l = [1].lazy.map { $0 + n }", "Thread.detachNewThread { print(n) }", "defer { print(n) }", "Task { print(n) }",
    "func f() { if later { print(n) } }\nf()", "func f() { guard later else { return }; print(n) }\nf()",
    "func f() { for _ in 0..<k { print(n) } }\nf()", "func f() { let g = { n } }\nf()",
    "let g = f\nfunc f() { print(n) }",
    "func f() -> Bool { ready && n > 0 }\n_ = f()", "class C { lazy var m = n }\n_ = C()", "func f<n>(_ x: n) {}",
    "func f() { func n() {}; n() }\nf()", "var m = 0 { didSet { print(n) } }", "#if DEBUG\nprint(n)\n#endif",
    "func f() { let n = 2; print(n) }\nf()", "let t = [1].map { x -> Int in let n = x; return n }", "print(a.n, b?.n)",
    "if case .some(let n) = x { print(n) }", "outer: for x in [1] { continue outer }", "let f = { [n = 2] in n }",
    "func f(by g: () -> Int) {}", "@n struct W {}", "let x: n.Type? = nil", "f(n: 1)", "let f = [\"n\": 1]", "#n",
  ])
  func correctUses(code: String) {
    #expect(uses([code, "let n = 1"]).isEmpty, "\(code)")
    #expect(uses([code + "\nlet n = 1"]).isEmpty, "\(code)")
  }

  /// Where a name has several declarations, or perhaps none, nothing is said.
  @Test(arguments: [
    ["print(n)", "#if DEBUG\nlet n = 1\n#endif"], ["print(n)", "let n = 1", "var n = 2"],
    ["print(f())", "func f() -> Int { 1 }"], ["print(S())", "struct S {}"], ["print(n)"], ["let n = 1", "print(n)"],
    ["func f() -> Int { n }\nfunc f(_ x: Int) -> Int { 1 }\n_ = f()", "let n = 1"], ["var c: Int { 1 }", "print(c)"],
    ["print(c)", "var c: Int { 1 }"], ["guard let n = Int(\"1\") else { fatalError() }\nprint(n)"],
    ["let (a, b) = (1, 2), c = a\nprint(a, b, c)"], ["var a = 1\na = a + 1"], ["let n = [1].map { n in n }"],
  ])
  func uncertainOrFine(cells: [String]) {
    #expect(uses(cells).isEmpty, "\(cells)")
  }

  @Test func everyBindingIsADeclaration() {
    #expect(uses(["print(a, b, c)", "let (a, b) = (1, 2), c = 3"]).count == 3)
    #expect(uses(["print(n)", "guard let n = Int(\"1\") else { fatalError() }"]).count == 1)
  }

  /// A cell with an option is in no program of the main one, and what it declares is not below.
  @Test func onlyCellsThatRunCount() {
    #expect(uses(in: "```swift\nprint(n)\n```\n\n```swift norun\nlet n = 1\n```\n").isEmpty)
  }
}
