import Foundation

/// Compiles a lesson's program without the inline values that have errors, and up to the first cell that has one.
struct LessonCompiler: Sendable {
  var compiler: Compiler

  /// A lesson's program, compiled.
  struct Build {
    /// The programs of the parts that compile. The executable is the main program; there is none if that has no parts.
    var plan: Plan
    /// The parts that do not compile.
    var failures: [CompileFailure]
    var warnings: [Diagnostic]
  }

  /// Compiles a lesson's main program.
  ///
  /// - Parameters:
  ///   - executable: The file to make.
  ///   - folder: A folder for the compiler's files.
  /// - Throws: `CancellationError`, a `Diagnostic` of the installation, or an error of the system. Errors in the lesson
  ///   are among the failures.
  func compile(_ lesson: Lesson, to executable: URL, in folder: URL) async throws -> Build {
    var failures = try await syntaxFailures(of: lesson, in: folder)
    while true {
      let plan = Plan(lesson, without: Set(failures.map(\.part)))
      guard !plan.main.parts.isEmpty else { return Build(plan: plan, failures: failures, warnings: []) }
      switch try await compiler.compile(plan.main, of: lesson.file, in: folder, to: .executable(executable)) {
      case .compiled(let messages):
        let found = Self.failures(of: plan.main, compiledWith: messages, in: lesson)
        guard !found.isEmpty else {
          return Build(plan: plan, failures: failures, warnings: messages.entries.map(\.diagnostic))
        }
        failures += found
      case .failed(let messages):
        // Without a compiler error it was the linker that failed, and only a link can reproduce that.
        let goal = messages.errors.isEmpty ? Compiler.Goal.executable(executable) : .check
        let part = try await breakingPart(of: plan.main, messages) { parts in
          let program = Tangler().program(lesson) { parts.contains($0) }
          if case .compiled = try await compiler.compile(program, of: lesson.file, in: folder, to: goal) { return true }
          return false
        }
        failures += CompileFailure.failures(of: part, messages, in: lesson)
      }
    }
  }

  /// The parts of a program that compiles whose results would be wrong: they read a variable that has no value yet, or
  /// show an expression that has none.
  static func failures(
    of program: Program,
    compiledWith messages: CompilerMessages,
    in lesson: Lesson
  ) -> [CompileFailure] {
    let early = EarlyUse.all(in: program, of: lesson)
    let void = Set(messages.entries.filter(\.isMissingValue).map(\.part))
    return program.parts.map(\.id).compactMap { part in
      var diagnostics = early.filter { $0.part == part }.map { $0.diagnostic(in: lesson) }
      if void.contains(part) {
        let (message, hint) = ("this expression has no value", "write it in a cell")
        diagnostics.append(.error(.compile, message, at: lesson.location(of: part), hint: hint))
      }
      return diagnostics.isEmpty ? nil : CompileFailure(part: part, diagnostics: diagnostics)
    }
  }

  /// The cells that are not well-formed by themselves, so that an unclosed brace is an error of its own cell. The first
  /// of them is compiled alone, for the compiler's message.
  private func syntaxFailures(of lesson: Lesson, in folder: URL) async throws -> [CompileFailure] {
    var failures: [CompileFailure] = []
    for cell in lesson.cells where cell.options.mode != .static && cell.options.mode != .fails {
      guard let problem = SyntaxCheck.problems(in: cell.code).first else { continue }
      let alone = Tangler().program(lesson) { $0 == cell.part }
      if failures.isEmpty,
        case .failed(let messages) = try await compiler.compile(alone, of: lesson.file, in: folder, to: .grammar)
      {
        failures += CompileFailure.failures(of: cell.part, messages, in: lesson)
      } else if let part = alone.part(cell.part) {
        let line = cell.firstCodeLine + problem.line - 1
        let location = part.location(line: line, column: problem.column, in: lesson.file)
        failures.append(CompileFailure(part: cell.part, diagnostics: [.error(.compile, problem.message, at: location)]))
      }
    }
    return failures
  }

  /// Finds the first part with which a program does not compile, by bisection. The compiler's messages may name others:
  /// a second declaration makes the uses of the first one ambiguous, and those are above it.
  ///
  /// - Parameter compiles: Compiles the program of some parts; returns true if it compiles.
  private func breakingPart(
    of program: Program,
    _ messages: CompilerMessages,
    compiles: (Set<PartID>) async throws -> Bool
  ) async throws -> PartID {
    let parts = program.parts.map(\.id)
    let named = Set(messages.errors.map(\.part))
    let candidate = parts.firstIndex { named.contains($0) } ?? 0
    // The first `good` parts compile, the first `bad` don't.
    var (good, bad) = (candidate + 1, parts.count)
    guard good < bad, try await compiles(Set(parts[..<good])) else { return parts[candidate] }
    while good + 1 < bad {
      let middle = (good + bad) / 2
      if try await compiles(Set(parts[..<middle])) { good = middle } else { bad = middle }
    }
    return parts[bad - 1]
  }
}
