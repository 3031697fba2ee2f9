import Foundation

/// Compiles and runs a lesson's programs.
public struct LessonRunner: Sendable {
  /// The compiler of the main program; its own `compiler` compiles the separate ones.
  var compiler: LessonCompiler
  /// The runner of compiled programs.
  var programRunner: ProgramRunner
  /// The time that a cell may take unless it has a `timeout` of its own.
  var timeout: Duration

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - toolchain: The compiler and the modules that cells import.
  ///   - lessons: The folder of the lessons.
  ///   - environment: The variables of the command's process; those that cells and compilers need are passed on.
  ///   - timeout: The time that a cell may take unless it has a `timeout` of its own.
  public init(toolchain: Toolchain, lessons: URL, environment: [String: String], timeout: Duration) {
    let passedOn = ["PATH", "HOME", "LD_LIBRARY_PATH", "TOOLCHAINS", "SDKROOT"]
    let variables = environment.filter { passedOn.contains($0.key) }.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    compiler = LessonCompiler(compiler: Compiler(toolchain: toolchain, environment: variables))
    programRunner = ProgramRunner(lessons: lessons, environment: variables.merging(Self.reproducible) { $1 })
    self.timeout = timeout
  }

  /// The variables that make a cell's results independent of the machine's settings: one order of `Set` and
  /// `Dictionary`, one time zone.
  private static let reproducible = ["SWIFT_DETERMINISTIC_HASHING": "1", "TZ": "UTC"]

  /// What the runs of all lessons depend on besides the lessons.
  var surroundings: RunSurroundings {
    RunSurroundings(
      toolchain: compiler.compiler.toolchain,
      lessons: programRunner.lessons,
      environment: programRunner.environment,
      timeout: timeout
    )
  }

  /// The state of a lesson's run, for a progress line.
  public enum Progress: Sendable, Equatable {
    /// The lesson's main program is being compiled.
    case compiling
    /// A cell is running; `number` counts the lesson's cells from 1.
    case running(cell: String, number: Int, count: Int)
  }

  /// Runs a lesson.
  ///
  /// - Throws: `CancellationError`, a `Diagnostic` of the installation, or an error of the system. Errors in the lesson
  ///   are in the transcript.
  public func run(_ lesson: Lesson, progress: (Progress) -> Void = { _ in }) async throws -> Transcript {
    Transcript(lesson, try await events(of: lesson, progress: progress))
  }

  /// Runs a lesson.
  ///
  /// - Returns: The events of its programs, in order.
  /// - Throws: As `run`.
  func events(of lesson: Lesson, progress: (Progress) -> Void) async throws -> [Transcript.Event] {
    try await ScratchFolder.with { folder in
      progress(.compiling)
      let executable = folder.appending(path: "lesson")
      let build = try await compiler.compile(lesson, to: executable, in: folder)
      var events = build.failures.flatMap(\.events) + build.warnings.map { .diagnosed($0) }
      if !build.plan.main.parts.isEmpty {
        let timeline = try await run(executable, of: build.plan.main, lesson, in: folder, progress)
        events += timeline.events + (timeline.failure?.events(in: lesson, build.plan.main) ?? [])
      }
      for separate in build.plan.separate where separate.cell.index < events.firstFailedCell(in: lesson) {
        let folder = folder.appending(path: "separate-\(separate.cell.index)")
        events += try await run(separate, lesson, in: folder, progress)
      }
      return events
    }
  }

  /// Compiles a separate program, and runs it if it must trap.
  private func run(
    _ separate: Plan.SeparateProgram,
    _ lesson: Lesson,
    in folder: URL,
    _ progress: (Progress) -> Void
  ) async throws -> [Transcript.Event] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let executable = folder.appending(path: "lesson")
    let goal: Compiler.Goal =
      switch separate.purpose {
      case .compile, .failToCompile: .check
      case .trap: .executable(executable)
      }
    let program = separate.program
    switch (separate.purpose, try await compiler.compiler.compile(program, of: lesson.file, in: folder, to: goal)) {
    case (.compile, .compiled(let warnings)):
      return warnings.entries.map { .diagnosed($0.diagnostic) } + [.ended(cell: separate.cell.index, .zero)]
    case (.trap, .compiled(let messages)):
      let failures = LessonCompiler.failures(of: program, compiledWith: messages, in: lesson)
        .filter { $0.part == separate.cell.part }
      guard failures.isEmpty else { return failures.flatMap(\.events) }
      let timeline = try await run(executable, of: program, lesson, in: folder, progress)
      return separate.events(timeline, in: lesson)
    case (.compile, .failed(let messages)), (.trap, .failed(let messages)):
      return CompileFailure.failures(of: separate.cell.part, messages, in: lesson).flatMap(\.events)
    case (.failToCompile, .failed(let messages)):
      return separate.events(messages)
    case (.failToCompile, .compiled):
      let message = "this cell compiles, though it is marked `fails`"
      return separate.notAsExpected(message, hint: "take `fails` away, or break the code")
    }
  }

  private func run(
    _ executable: URL,
    of program: Program,
    _ lesson: Lesson,
    in folder: URL,
    _ progress: (Progress) -> Void
  ) async throws -> RunTimeline {
    let cells = lesson.cells
    let output = try await programRunner.run(executable, of: program, in: folder) { part in
      guard case .cell(let index) = part, let seconds = cells[index].options.timeout else { return timeout }
      return .seconds(seconds)
    } began: { part in
      guard case .cell(let index) = part else { return }
      progress(.running(cell: cells[index].id, number: index + 1, count: cells.count))
    }
    return RunTimeline(output.masking(ScratchName(in: folder)))
  }
}
