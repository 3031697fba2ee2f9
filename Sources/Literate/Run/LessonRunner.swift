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
      var story = Story(lesson)
      progress(.compiling)
      try await findSyntaxErrors(in: &story, folder)
      if let program = try await compileMain(&story, folder) {
        let executable = folder.appending(path: "lesson")
        if !program.lines.isEmpty {
          story.tell(try await record(executable, lesson, folder, progress))
        }
        for cell in lesson.cells where story.isDue(cell) {
          try await runAside(cell, &story, folder, progress)
        }
      }
      return story.transcript
    }
  }

  /// Gives the compiler each cell that is no Swift by itself, alone: an unclosed brace is then its own cell's error.
  private func findSyntaxErrors(in story: inout Story, _ folder: URL) async throws {
    for cell in story.lesson.cells where cell.options.mode != .static && cell.options.mode != .fails {
      guard let error = SyntaxCheck.problems(in: cell.code).first else { continue }
      let program = Tangle().program(story.lesson) { $0 == .cell(cell.index) }
      if case .failed(let messages) = try await compiler.compile(program, in: folder, to: .grammar),
        !messages.diagnostics.isEmpty
      {
        story.fail(messages)
      } else {
        let line = cell.firstCodeLine + error.line - 1
        let prefix = cell.prefixes.indices.contains(error.line - 1) ? cell.prefixes[error.line - 1] : 0
        let location = SourceLocation(file: story.lesson.file, line: line, column: error.column + prefix)
        story.fail(.cell(cell.index), [.error(error.message, at: location)])
      }
    }
  }

  /// Compiles as much of the lesson's program as compiles: without the values that don't, and up to the first cell
  /// that doesn't. Returns `nil` if nothing can be compiled.
  private func compileMain(_ story: inout Story, _ folder: URL) async throws -> Program? {
    while true {
      let program = Tangle().program(story.lesson, including: story.isInMainProgram)
      guard !program.lines.isEmpty else { return program }
      switch try await compiler.compile(program, in: folder, to: .executable(folder.appending(path: "lesson"))) {
      case .compiled(let warnings):
        story.warn(warnings)
        return program
      case .failed(let messages):
        guard story.fail(messages) else { return nil }
      }
    }
  }

  /// Compiles a cell that is no part of the lesson's program, and runs it if it has to trap.
  private func runAside(
    _ cell: Cell,
    _ story: inout Story,
    _ folder: URL,
    _ progress: (Progress) -> Void
  ) async throws {
    let lesson = story.lesson
    let aside = folder.appending(path: "aside-\(cell.index)")
    try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
    let executable = aside.appending(path: "lesson")
    let program = Tangle().program(lesson) { [story] part in
      part == .cell(cell.index) || story.isInMainProgram(part) && story.isAbove(part, cell)
    }
    switch (cell.options.mode, try await compiler.compile(program, in: aside, to: goal(cell, executable))) {
    case (.fails, .failed(let messages)):
      story.expect(cell, failedWith: messages)
    case (.fails, .compiled):
      story.fail(cell, "this cell compiles, though it is marked `fails`", hint: "take `fails` away, or break the code")
    case (.traps, .compiled):
      story.tellTrap(of: cell, try await record(executable, lesson, aside, progress))
    case (.norun, .compiled(let warnings)):
      story.warn(warnings)
      story.tellCompiled(cell)
    case (_, .failed(let messages)):
      story.fail(messages)
    case (.run, .compiled), (.static, .compiled):
      break
    }
  }

  private func goal(_ cell: Cell, _ executable: URL) -> Compiler.Goal {
    cell.options.mode == .traps ? .executable(executable) : .check
  }

  private func record(
    _ executable: URL,
    _ lesson: Lesson,
    _ folder: URL,
    _ progress: (Progress) -> Void
  ) async throws -> Recording {
    let cells = lesson.cells
    return try await runner.run(executable, file: lesson.file, in: folder) { part in
      guard case .cell(let index) = part, let seconds = cells[index].options.timeout else { return timeout }
      return .seconds(seconds)
    } began: { part in
      guard case .cell(let index) = part else { return }
      progress(.running(cell: cells[index].id, number: index + 1, count: cells.count))
    }
  }

  /// Runs the body with a fresh folder, which is gone when it ends, however it ends.
  private func inTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "lessons-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}
