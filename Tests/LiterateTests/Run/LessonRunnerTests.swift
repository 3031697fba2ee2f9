import Foundation
import Testing
import Wire

@testable import Literate

/// Tests of whole runs: a lesson in, its transcript out. Each test compiles and runs real programs.
@Suite struct LessonRunnerTests {
  /// Runs a lesson and returns its cells' endings and outputs, its values and the diagnostics, line by line.
  private func summary(_ markdown: String, timeout: Double = 20) async throws -> String {
    let lesson = read(markdown)
    let transcript = try await withTemporaryFolder { folder in
      try write(["Data/a.txt": "data"], in: folder)
      let runner = LessonRunner(
        toolchain: try Toolchain(products: products, environment: environment),
        lessons: folder,
        environment: environment,
        timeout: .seconds(timeout)
      )
      return try await runner.run(lesson)
    }
    var lines: [String] = []
    for (cell, run) in zip(lesson.cells, transcript.cells) {
      lines.append("\(cell.id) \(run.ending.rawValue)")
      for output in run.outputs { lines += describe(output).map { "  \($0)" } }
    }
    lines += transcript.values.sorted { $0.key < $1.key }.map { "value \($0.key) \($0.value)" }
    lines += (lesson.diagnostics + transcript.diagnostics).map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.severity): \($0.text)"
    }
    return lines.joined(separator: "\n")
  }

  private func describe(_ output: CellOutput) -> [String] {
    switch output {
    case .text(let text, .output):
      text.trimmingSuffix("\n").split(separator: "\n", omittingEmptySubsequences: false).map { "| \($0)" }
    case .text(let text, .error): ["err| \(text.trimmingCharacters(in: .newlines))"]
    case .shown(.text, _, _): ["text"]
    case .shown(.plot(let drawing), let caption, _): ["plot \(drawing.svg.hasPrefix("<svg")) \(caption ?? "-")"]
    case .shown(.image, _, _): ["image"]
    case .shown(.diagram(let diagram), _, _): ["diagram \(diagram.dot)"]
    case .shown(.equation(let equation), _, _): ["equation \(equation.tex)"]
    case .shown(.table(let table), _, _): ["table \(table.header) \(table.rows)"]
    case .error(let error): ["\(error.title) on line \(error.line ?? 0)"]
    }
  }

  @Test func cellsAreOneProgram() async throws {
    let report = try await summary(
      """
      # A lesson with `{swift} "early".uppercased()`

      ```swift id=first
      var total = 1
      func add(_ n: Int) { total += n }
      ```

      The total is `{swift} total`.

      ```swift id=second
      add(2)
      print(total)
      show("shown")
      print("after")
      ```

      Now it is `{swift} total`, as (`{swift} (total, Int?.some(1))`).
      """
    )
    #expect(
      report == """
        first ok
        second ok
          | 3
          | shown
          | after
        value 0 EARLY
        value 1 1
        value 2 3
        value 3 (3, Optional(1))
        """
    )
  }

  @Test func outputsKeepTheirOrder() async throws {
    let report = try await summary(
      """
      ```swift
      import Foundation
      print("one", terminator: "")
      show(Equation("a"))
      FileHandle.standardError.write(Data("oops\\n".utf8))
      print(" two")
      show(Table(["n"], rows: [["1"]]))
      show(Diagram(dot: "digraph {}"))
      show(Plot().line([1, 2]), caption: "C")
      print("three")
      ```
      """
    )
    #expect(
      report == """
        cell-1 ok
          | one
          equation a
          |  two
          err| oops
          table ["n"] [["1"]]
          diagram digraph {}
          plot true C
          | three
        """
    )
  }

  @Test func oddBytesAreText() async throws {
    let report = try await summary(
      """
      ```swift
      import Foundation
      FileHandle.standardOutput.write(Data([5, 0, 0, 0, 1, 0xFF, 0x1B, 0x5B, 0x0A]))
      show("real")
      ```
      """
    )
    #expect(report == "cell-1 ok\n  | \u{5}\0\0\0\u{1}\u{FFFD}\u{1B}[\n  | real")
  }

  @Test func cellsAboveACompileErrorRun() async throws {
    let report = try await summary(
      """
      ```swift id=good
      print("good")
      ```

      > [!note]
      > ```swift id=bad
      > let x: Int = "text"
      > ```

      ```swift id=later
      print("later")
      ```

      `{swift} 1 + 1`
      """
    )
    #expect(
      report == """
        good ok
          | good
        bad failed
          Compile error on line 7
        later skipped
        7:16 error: cannot convert value of type 'String' to specified type 'Int'
        """
    )
  }

  @Test func unclosedBracesBelongToTheirCell() async throws {
    let report = try await summary(
      """
      ```swift id=a
      print("a")
      ```

      ```swift id=b
      if true {
        print("b")
      ```

      ```swift id=c
      print("c")
      ```
      """
    )
    #expect(report.hasPrefix("a ok\n  | a\nb failed\n  Compile error on line "))
    #expect(report.contains("c skipped"))
    #expect(report.contains("error: expected '}'"))
  }

  @Test func redefinitionsNameTheFirstDeclaration() async throws {
    let report = try await summary(
      """
      ```swift id=owner
      let x = 1
      ```

      ```swift
      let x = 2
      ```
      """
    )
    #expect(
      report.contains(
        "6:5 error: invalid redeclaration of 'x'; the cell `owner` declares it on line 2: choose another name, or assign to it"
      )
    )
    #expect(report.hasPrefix("owner ok\ncell-2 failed"))
  }

  @Test func aFailedValueDoesNotAffectTheOthers() async throws {
    let report = try await summary(
      """
      A `{swift} missing` and a `{swift} 1 + 1`.

      ```swift
      print("runs")
      ```
      """
    )
    #expect(
      report == """
        cell-1 ok
          | runs
        value 1 2
        1:12 error: cannot find 'missing' in scope
        """
    )
  }

  @Test func printedTextSurvivesATrap() async throws {
    let report = try await summary(
      """
      ```swift id=a
      func pick(_ list: [Int], _ n: Int) -> Int {
        list[n]
      }
      ```

      - in a list

        ```swift id=b
        print("before", terminator: "")
        print(pick([1, 2], 2))
        ```

      ```swift id=c
      print("after")
      ```
      """
    )
    #expect(report.hasPrefix("a ok\nb trapped\n"))
    #expect(report.contains("Trap on line 3"))
    #expect(report.contains("c skipped"))
    #expect(report.contains("\n3:"))
    #expect(report.contains("error: Fatal error: Index out of range"))
  }

  @Test(arguments: [
    ("let n = Int(\"0\")!\nprint(1 / n)", "Fatal error: Division by zero"),
    ("var n = Int.max - Int(\"0\")!\nn += 1", "Fatal error: arithmetic overflow"),
    ("let n: Int? = Int(\"x\")\nprint(n!)", "Fatal error: Unexpectedly found nil while unwrapping an Optional value"),
    ("struct Odd: Error {}\nthrow Odd()", "Fatal error: Error raised at top level: main.Odd()"),
    ("let n = Int(\"0\")!\nprecondition(n == 1, \"wanted 1\")", "Precondition failed: wanted 1"),
    ("let n = Int(\"0\")!\nfatalError(\"a\\nb \\(n)\")", "Fatal error: a\nb 0"),
  ])
  func trapsHaveALine(code: String, message: String) async throws {
    let report = try await summary("```swift\n\(code)\n```\n")
    #expect(report.hasPrefix("cell-1 trapped\n  Trap on line 3\n3:"), "\(report)")
    #expect(report.hasSuffix("error: \(message)"), "\(report)")
  }

  @Test func timeoutsNameTheCell() async throws {
    let report = try await summary(
      """
      ```swift id=quick
      print("quick")
      ```

      ```swift id=endless timeout=300ms
      print("begun")
      while true {}
      ```
      """
    )
    #expect(
      report == """
        quick ok
          | quick
        endless timeout
          | begun
          Out of time on line 5
        5:1 error: the cell `endless` ran out of time; give it more with `timeout=…`, or let it do less
        """
    )
  }

  @Test func noProcessIsLeftRunning() async throws {
    let report = try await summary(
      """
      ```swift timeout=500ms
      import Foundation
      let child = Process()
      child.executableURL = URL(filePath: "/bin/sh")
      child.arguments = ["-c", "echo $$; setsid env -i setsid sleep 60"]
      try child.run()
      child.waitUntilExit()
      ```
      """
    )
    #expect(report.hasPrefix("cell-1 timeout\n  | "))
    let process = try #require(report.firstMatch(of: /\| ([0-9]+)/).flatMap { pid_t($0.1) })
    #expect(kill(process, 0) != 0)
  }

  @Test func earlyExitIsAFailure() async throws {
    let report = try await summary(
      "```swift id=a\nimport Foundation\nprint(1)\nexit(0)\n```\n\n```swift id=b\nprint(2)\n```\n"
    )
    #expect(
      report == """
        a failed
          | 1
          Early exit on line 1
        b skipped
        1:1 error: the cell `a` ended the program (exit code 0); let a cell run to its end
        """
    )
  }

  @Test func tooMuchOutputEndsTheProgram() async throws {
    let lesson = read("```swift\nwhile true { print(String(repeating: \"x\", count: 1000)) }\n```\n")
    try await withTemporaryFolder { folder in
      var runner = LessonRunner(
        toolchain: try Toolchain(products: products, environment: environment),
        lessons: folder,
        environment: environment,
        timeout: .seconds(20)
      )
      runner.programRunner.outputLimit = 100_000
      let transcript = try await runner.run(lesson)
      #expect(transcript.cells[0].ending == .trapped)
      #expect(transcript.cells[0].printedText.count == 100_000)
      #expect(
        transcript.diagnostics.map(\.message) == ["the program printed too much, or wrote too large a file"]
      )
    }
  }

  @Test func modes() async throws {
    let report = try await summary(
      """
      ```swift id=shown static
      this is no Swift
      ```

      ```swift id=first
      let list = [1, 2]
      ```

      ```swift id=never norun
      print(list); while true {}
      ```

      ```swift id=wrong fails
      let text: String = list
      ```

      ```swift id=falls traps
      print("falling")
      print(list[2])
      ```

      ```swift id=last
      print("last")
      ```
      """
    )
    #expect(
      report == """
        shown ok
        first ok
        never ok
        wrong ok
          | error: cannot convert value of type '[Int]' to specified type 'String'
        falls ok
          | falling
          | Fatal error: Index out of range
        last ok
          | last
        """
    )
  }

  @Test func unmetExpectations() async throws {
    let report = try await summary(
      """
      ```swift id=wrong fails
      let fine = 1
      ```
      """
    )
    #expect(
      report == """
        wrong failed
          Not as expected on line 1
        1:1 error: this cell compiles, though it is marked `fails`; take `fails` away, or break the code
        """
    )
    let other = try await summary(
      """
      ```swift id=falls traps
      print("stands")
      ```
      """
    )
    #expect(
      other.hasSuffix("this cell does not trap, though it is marked `traps`; take `traps` away, or break the code")
    )
  }

  @Test func aMissingReturnFailsToo() async throws {
    let report = try await summary("```swift fails\nfunc f() -> Int { }\n```\n")
    #expect(report.hasPrefix("cell-1 ok\n  | error: missing return"))
  }

  @Test func cellsRunInTheirOwnFolderWithTheLessonsData() async throws {
    let report = try await summary(
      """
      ```swift
      import Foundation
      print(try String(contentsOfFile: "Data/a.txt", encoding: .utf8))
      try "x".write(toFile: "mine.txt", atomically: true, encoding: .utf8)
      print(try FileManager.default.contentsOfDirectory(atPath: ".").sorted())
      ```
      """
    )
    #expect(report == "cell-1 ok\n  | data\n  | [\"Data\", \"mine.txt\"]")
  }

  /// What depends on the machine, its settings and the run is the same in each: hashed orders, the time zone, the
  /// name of the working folder.
  @Test func cellsSeeTheSameWorldInEachRun() async throws {
    let markdown = """
      ```swift
      import Foundation
      print(Set([1, 2, 3, 4, 5]), ["a": 1, "b": 2, "c": 3])
      print(TimeZone.current.secondsFromGMT(), FileManager.default.currentDirectoryPath)
      show(FileManager.default.currentDirectoryPath)
      ```

      `{swift} FileManager.default.currentDirectoryPath`, `{swift} [-Double.nan]`, `{swift} -Float.nan`
      """
    let report = try await summary(markdown)
    #expect(try await summary(markdown) == report)
    #expect(report.contains("\n  | 0 /") && report.contains("/lessons-run-00000000-0000-0000-0000-000000000000/work\n"))
    #expect(report.hasSuffix("value 1 [nan]\nvalue 2 nan"), "\(report)")
  }

  @Test func aLessonWithoutCellsNeedsNoProgram() async throws {
    #expect(try await summary("# Only prose\n\nNothing runs.\n") == "")
  }

  // MARK: Attribution of errors

  /// A cell that leaves a construct open has the error itself, and the cells above it run.
  @Test(arguments: [
    "print(", "let v = max(1, 2", "let x = 3 +", "let q = a ?", "import", "/* open", "@MainActor", "private",
    "@available(*,", "let v = { [", "[1].map { $0 +", "\"\"\"\nopen", "#if DEBUG", "}", ".count", "func f() {",
    "#sourceLocation(file: \"other.swift\", line: 1)\nlet n: Int = \"\"", "#sourceLocation()", "@main struct M {}",
    "@_silgen_name(\"nope\") func f()\nf()", "#error(\"no\")",
  ])
  func errorsBelongToTheBrokenCell(code: String) async throws {
    let report = try await summary(
      "```swift id=a\nprint(\"a\")\n```\n\n```swift id=b\n\(code)\n```\n\n```swift id=c\nprint(\"c\")\n```\n"
    )
    #expect(report.hasPrefix("a ok\n  | a\nb failed\n"), "\(report)")
    #expect(report.contains("c skipped"), "\(report)")
    let last = 5 + code.split(separator: "\n").count
    let places = report.matches(of: /(?m)^([0-9]+):[0-9]+ error/).compactMap { Int($0.1) }
    #expect(!places.isEmpty && places.allSatisfy { (5...last).contains($0) }, "\(report)")
  }

  @Test(arguments: ["max(a, 2", "a // b", "nope", "a +", "\"open", "{"])
  func errorsBelongToTheBrokenValue(expression: String) async throws {
    let report = try await summary(
      "```swift id=a\nlet a = 1\n```\n\nOne `{swift} a`, two `{swift} \(expression)`, three `{swift} a + 2`.\n"
    )
    #expect(report.hasPrefix("a ok\nvalue 0 1\n"), "\(report)")
    if expression == "a // b" {
      #expect(report == "a ok\nvalue 0 1\nvalue 1 1\nvalue 2 3")
    } else {
      #expect(report.contains("value 2 3\n5:") && report.contains("error"), "\(report)")
    }
  }

  /// A second declaration makes uses of the first one ambiguous. The error belongs to the second declaration.
  @Test(arguments: ["let x = 2", "func x() {}", "struct Plot {}", "let show = 3"])
  func conflictsBelongToTheLaterDeclaration(code: String) async throws {
    let report = try await summary(
      """
      ```swift id=a
      let x = 1
      ```

      ```swift id=b
      print(x)
      show(Plot().line([1, 2]))
      ```

      ```swift id=c
      \(code)
      ```

      ```swift id=d
      print(x)
      ```
      """
    )
    #expect(report.hasPrefix("a ok\nb ok\n  | 1\n  plot true -\nc failed\n"), "\(report)")
    #expect(report.contains("d skipped") && report.contains("error"), "\(report)")
  }

  @Test(arguments: [
    "LessonKit._endLesson()\nexit(0)", "truncate(getenv(\"LESSON_CHANNEL\"), 0)", "LessonKit._beginCell(99)",
    "LessonKit._beginCell(-1)", "LessonKit._beginValue(7)",
  ])
  func forgedMessagesAreFailures(code: String) async throws {
    let report = try await summary("```swift id=a\nimport Glibc\n\(code)\n```\n\n```swift id=b\nprint(\"b\")\n```\n")
    #expect(report.contains("failed") && report.contains("error"), "\(report)")
    #expect(!report.hasPrefix("a ok\nb ok"), "\(report)")
  }

  /// A frame with LessonKit's marker that cannot be decoded comes from an inconsistent build; bytes without the marker were
  /// written by the lesson.
  @Test(arguments: [
    (
      "[255, 0x4C, 0x4B, 0x74, 1, 0, 0, 0, 0]",
      "an output of the cell `a` could not be read: its last field is cut short"
    ),
    ("[1, 2, 3, 4]", "the cell `a` tampered with the channel of its outputs"),
  ])
  func undecodableFramesDifferFromForeignBytes(bytes: String, message: String) async throws {
    let report = try await summary(
      """
      ```swift id=a
      import Foundation
      let channel = FileHandle(forWritingAtPath: String(cString: getenv("LESSON_CHANNEL")))!
      try channel.seekToEnd()
      channel.write(Data(\(bytes)))
      ```

      ```swift id=b
      let b = 1
      ```
      """
    )
    #expect(report.hasPrefix("a failed\n  Broken output on line 4\nb skipped\n4:1 error: \(message); "), "\(report)")
  }

  @Test func runtimeFunctionsMayBeShadowed() async throws {
    #expect(
      try await summary("```swift id=a\nfunc _beginCell(_ i: Int) {}\n```\n\n```swift id=b\nprint(1)\n```\n")
        == "a ok\nb ok\n  | 1"
    )
  }

  @Test func trapsOfOtherThreadsAreTraps() async throws {
    let report = try await summary(
      """
      ```swift id=a
      import Foundation
      let list = [1]
      Thread.detachNewThread { usleep(20_000); print(list[Int("3")!]) }
      sleep(1)
      ```
      """
    )
    #expect(report.hasPrefix("a trapped\n  Trap on line 4\n4:"), "\(report)")
    #expect(report.hasSuffix("error: Fatal error: Index out of range"), "\(report)")
  }

  @Test func printedTrapMessagesAreNotTraps() async throws {
    let report = try await summary(
      """
      ```swift id=a
      import Foundation
      FileHandle.standardError.write(Data("\\n*** hello\\nx:1: Fatal error: fake\\n\\u{FF}".utf8) + Data([0xFF, 0x0A]))
      print([1][Int("1")!])
      ```
      """
    )
    #expect(report.hasSuffix("error: Fatal error: Index out of range"), "\(report)")
    #expect(report.contains("fake"))
  }

  @Test func manySmallOutputsAreReadInTime() async throws {
    let report = try await summary("```swift id=a\nfor _ in 0..<100_000 { show(\"x\") }\n```\n")
    #expect(report.count == "a ok".count + 100_000 * "\n  | x".count)
  }

  /// A value or a cell that would show the zero of a variable without a value fails, alone if it is a value.
  @Test func variablesAreReadBelowTheirDeclaration() async throws {
    let report = try await summary(
      """
      It is `{swift} n + 1`, not `{swift} 1 + 1`.

      ```swift id=setup
      let n = 41
      ```

      ```swift id=use
      print(n, list)
      ```

      ```swift id=late
      let list = [1]
      ```
      """
    )
    #expect(
      report == """
        setup ok
        use failed
          Compile error on line 8
        late skipped
        value 1 2
        1:16 error: `n` is read here, but the cell `setup` below declares it (line 4); move it up
        8:10 error: `list` is read here, but the cell `late` below declares it (line 12); move it up
        """
    )
  }

  @Test(arguments: ["print(\"x\")", "n = 2", "[1].forEach { _ in }", "Optional(1).map { print($0) }"])
  func aValueHasOne(expression: String) async throws {
    let report = try await summary("```swift id=a\nvar n = 1\n```\n\nIt is `{swift} \(expression)`, `{swift} n`.\n")
    #expect(report == "a ok\nvalue 1 1\n5:16 error: this expression has no value; write it in a cell")
  }

  @Test func valuesMayHaveSideEffects() async throws {
    let report = try await summary(
      """
      ```swift id=a
      var n = 0
      func next() -> Int { n += 1; return n }
      ```

      `{swift} next()` and `{swift} next()`.

      ```swift id=b traps
      fatalError("\\(n)")
      ```
      """
    )
    #expect(report == "a ok\nb ok\n  | Fatal error: 2\nvalue 0 1\nvalue 1 2")
  }
}
