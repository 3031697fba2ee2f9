import Foundation

/// Runs a lesson: its text is read, its cells become one program, the program is compiled and run, and what happened
/// is told cell by cell.
///
/// A cell that must fail (`fails`, `traps`) or is only compiled (`norun`) is no part of that program. It gets a program
/// of its own, made of the cells above it and itself.
public struct LessonRunner: Sendable {
  var compiler: Compiler
  var runner: Runner
  /// How long a cell may take that doesn't say so itself.
  var timeout: Duration

  /// - Parameters:
  ///   - lessons: the folder of the lessons.
  ///   - environment: the variables of the command's own process; what cells and compilers need of them is passed on.
  public init(toolchain: Toolchain, lessons: URL, environment: [String: String], timeout: Duration) {
    let passedOn = ["PATH", "HOME", "LD_LIBRARY_PATH", "TOOLCHAINS", "SDKROOT"]
    let variables = environment.filter { passedOn.contains($0.key) }.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    compiler = Compiler(toolchain: toolchain, environment: variables)
    runner = Runner(lessons: lessons, environment: variables)
    self.timeout = timeout
  }

  /// What a lesson is doing, for a progress line.
  public enum Progress: Sendable, Equatable {
    case compiling
    /// A cell, by its id, with its place among the lesson's cells from 1.
    case running(cell: String, number: Int, count: Int)
  }

  /// Runs a lesson.
  ///
  /// - Throws: `CancellationError`, `ToolchainError`, or an error of the system. What is wrong with the lesson is no
  ///   error here: it stands in the transcript.
  public func run(_ lesson: Lesson, progress: (Progress) -> Void = { _ in }) async throws -> Transcript {
    try await inTemporaryFolder { folder in
      var builder = TranscriptBuilder(lesson)
      progress(.compiling)
      try await findSyntaxErrors(in: &builder, folder)
      let program = try await compileMain(&builder, folder)
      if !program.parts.isEmpty {
        builder.tell(try await record(program, folder.appending(path: "lesson"), lesson, folder, progress))
      }
      for cell in lesson.cells where builder.isDue(cell) {
        try await runAside(cell, &builder, folder, progress)
      }
      return builder.transcript
    }
  }

  /// Finds the cells that are no Swift by themselves: an unclosed brace is then its own cell's error. The first is given
  /// to the compiler, alone, for its own words.
  private func findSyntaxErrors(in builder: inout TranscriptBuilder, _ folder: URL) async throws {
    var isFirst = true
    for cell in builder.cells where cell.options.mode != .static && cell.options.mode != .fails {
      guard let problem = SyntaxCheck.problems(in: cell.code).first else { continue }
      let alone = Tangle().program(builder.lesson) { $0 == cell.name }
      if isFirst,
        case .failed(let messages) = try await compiler.compile(alone, of: builder.lesson, in: folder, to: .grammar)
      {
        builder.fail(cell.name, messages)
      } else if let part = alone.part(cell.name) {
        let line = cell.firstCodeLine + problem.line - 1
        let location = part.location(line: line, column: problem.column, in: builder.lesson.file)
        builder.fail(cell.name, [.error(.compile, problem.message, at: location)])
      }
      isFirst = false
    }
  }

  /// Compiles as much of the lesson's program as compiles: without the values that don't, and up to the first cell
  /// that doesn't.
  private func compileMain(_ builder: inout TranscriptBuilder, _ folder: URL) async throws -> Program {
    while true {
      let program = Tangle().program(builder.lesson, including: builder.isIncluded)
      guard !program.parts.isEmpty else { return program }
      let goal = Compiler.Goal.executable(folder.appending(path: "lesson"))
      switch try await compiler.compile(program, of: builder.lesson, in: folder, to: goal) {
      case .compiled(let warnings):
        builder.warn(warnings)
        return program
      case .failed(let messages):
        builder.fail(try await firstBreakingPart(of: program, messages, builder.lesson, folder), messages)
      }
    }
  }

  /// Finds the part of a program that does not compile with which it stops compiling. It need not be the one that the
  /// compiler names: a second declaration makes the uses of the first one ambiguous, and those stand above it.
  private func firstBreakingPart(
    of program: Program,
    _ messages: CompilerMessages,
    _ lesson: Lesson,
    _ folder: URL
  ) async throws -> Program.Part.Name {
    let parts = program.parts.map(\.name)
    // What only the linker misses takes a link to find.
    let goal = messages.errors.isEmpty ? Compiler.Goal.executable(folder.appending(path: "lesson")) : .check
    func compiles(_ count: Int) async throws -> Bool {
      guard count < parts.count else { return false }
      let first = Set(parts[..<count])
      let program = Tangle().program(lesson) { first.contains($0) }
      if case .compiled = try await compiler.compile(program, of: lesson, in: folder, to: goal) { return true }
      return false
    }
    let named = Set(messages.errors.map(\.part))
    let candidate = parts.firstIndex { named.contains($0) } ?? 0
    guard try await compiles(candidate + 1) else { return parts[candidate] }
    // The first `some` parts compile, the first `all` don't.
    var (some, all) = (candidate + 1, parts.count)
    while some + 1 < all {
      let half = (some + all) / 2
      if try await compiles(half) { some = half } else { all = half }
    }
    return parts[all - 1]
  }

  /// Compiles a cell that is no part of the lesson's program, and runs it if it has to trap.
  private func runAside(
    _ cell: Cell,
    _ builder: inout TranscriptBuilder,
    _ folder: URL,
    _ progress: (Progress) -> Void
  ) async throws {
    let lesson = builder.lesson
    let aside = folder.appending(path: "aside-\(cell.index)")
    try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
    let executable = aside.appending(path: "lesson")
    let program = Tangle().program(lesson) { [builder] in builder.isIncluded($0, above: cell) }
    let result = try await compiler.compile(program, of: lesson, in: aside, to: goal(cell, executable))
    switch (cell.options.mode, result) {
    case (.fails, .failed(let messages)):
      builder.expect(cell, failedWith: messages)
    case (.fails, .compiled):
      builder.fail(
        cell,
        "this cell compiles, though it is marked `fails`",
        hint: "take `fails` away, or break the code"
      )
    case (.traps, .compiled):
      builder.tellTrap(of: cell, try await record(program, executable, lesson, aside, progress))
    case (.norun, .compiled(let warnings)):
      builder.warn(warnings)
      builder.tellCompiled(cell)
    case (_, .failed(let messages)):
      builder.fail(cell.name, messages)
    case (.run, .compiled), (.static, .compiled):
      break
    }
  }

  private func goal(_ cell: Cell, _ executable: URL) -> Compiler.Goal {
    cell.options.mode == .traps ? .executable(executable) : .check
  }

  private func record(
    _ program: Program,
    _ executable: URL,
    _ lesson: Lesson,
    _ folder: URL,
    _ progress: (Progress) -> Void
  ) async throws -> Recording {
    let cells = lesson.cells
    return try await runner.run(executable, of: program, in: folder) { part in
      guard case .cell(let index) = part, let seconds = cells[index].options.timeout else { return timeout }
      return .seconds(seconds)
    } began: { part in
      guard case .cell(let index) = part else { return }
      progress(.running(cell: cells[index].id, number: index + 1, count: cells.count))
    }
  }
}
