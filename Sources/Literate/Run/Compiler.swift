import Foundation

/// Compiles a lesson's program.
struct Compiler: Sendable {
  var toolchain: Toolchain
  /// The variables that the compiler runs with.
  var environment: [String: String]

  /// What came of it.
  enum Result {
    case compiled(warnings: CompilerMessages)
    case failed(CompilerMessages)
  }

  /// How far to go.
  enum Goal {
    /// An executable at this place.
    case executable(URL)
    /// All of the compiler's checks, nothing kept.
    case check
    /// The grammar only.
    case grammar
  }

  /// Compiles a program, in a folder of the caller's.
  ///
  /// - Throws: `CancellationError`, `ToolchainError`, or an error of the system.
  func compile(_ program: Program, of lesson: Lesson, in folder: URL, to goal: Goal) async throws -> Result {
    let source = folder.appending(path: "main.swift")
    try Data(program.source.utf8).write(to: source)
    let errors = folder.appending(path: "compiler-errors")
    let child = Child(
      executable: toolchain.swiftc,
      arguments: try arguments(for: goal) + [source.path],
      // The compiler leaves folders behind where it keeps its temporary files; this one is cleared away.
      environment: environment.merging(["TMPDIR": folder.path]) { $1 },
      folder: folder,
      output: folder.appending(path: "compiler-output"),
      error: errors
    )
    let limit = Duration.seconds(120)
    let ending = try await child.run { $0 < limit }
    let text = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    var messages = CompilerMessages(text, program: program, file: lesson.file)
    switch ending {
    case .exited(0):
      return .compiled(warnings: messages)
    case .stopped:
      messages.elsewhere.append("the compiler was still at work after \(limit.components.seconds) s")
    case .exited, .signalled:
      if messages.elsewhere.isEmpty, messages.errors.isEmpty {
        messages.elsewhere.append("the compiler failed:\n\(text.suffix(2_000))")
      }
    }
    return .failed(messages)
  }

  private func arguments(for goal: Goal) throws -> [String] {
    let always = ["-diagnostic-style", "llvm", "-no-color-diagnostics", "-swift-version", "5", "-module-name", "main"]
    let modules = ["-I", toolchain.products.appending(path: "Modules").path]
    switch goal {
    case .executable(let file):
      // Optimised, but with the standard library's messages kept, lines for the backtrace, and frame pointers so that
      // the backtrace reaches the lesson.
      return try always + modules
        + ["-O", "-assert-config", "Debug", "-g", "-Xcc", "-fno-omit-frame-pointer", "-o", file.path]
        + (toolchain.linker.map { ["-use-ld=\($0)"] } ?? []) + toolchain.objects()
    case .check:
      return always + modules + ["-emit-sil", "-Onone", "-o", "/dev/null"]
    case .grammar:
      return always + ["-parse"]
    }
  }
}
