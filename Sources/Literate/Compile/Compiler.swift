import Foundation

/// Compiles one program with `swiftc`.
struct Compiler: Sendable {
  /// The compiler and the modules that cells import.
  var toolchain: Toolchain
  /// The compiler's environment variables.
  var environment: [String: String]

  /// The longest time for one program.
  private static let limit = Duration.seconds(120)

  /// The result of compiling a program.
  enum Outcome {
    case compiled(warnings: CompilerMessages)
    case failed(CompilerMessages)
  }

  /// The product of compiling a program.
  enum Goal {
    /// An executable file.
    case executable(URL)
    /// No files: all of the compiler's checks.
    case check
    /// No files: syntax only.
    case grammar
  }

  /// Compiles a program.
  ///
  /// - Parameters:
  ///   - file: The lesson's path, in the form that messages use.
  ///   - folder: A folder for the compiler's files.
  /// - Throws: `CancellationError`, a `Diagnostic` of the installation, or an error of the system.
  func compile(_ program: Program, of file: String, in folder: URL, to goal: Goal) async throws -> Outcome {
    let source = folder.appending(path: "main.swift")
    try Data(program.source.utf8).write(to: source)
    let process = ChildProcess(
      executable: toolchain.swiftc,
      arguments: try arguments(for: goal) + [source.path],
      // The compiler leaves temporary folders behind; these are removed with `folder`.
      environment: environment.merging(["TMPDIR": folder.path]) { $1 },
      folder: folder,
      output: folder.appending(path: "compiler-output"),
      error: folder.appending(path: "compiler-errors")
    )
    let ending = try await process.run { $0 < Self.limit }
    let text = String(decoding: try Data(contentsOf: process.error), as: UTF8.self)
    var messages = CompilerMessages(text, program: program, file: file)
    switch ending {
    case .exited(0):
      return .compiled(warnings: messages)
    case .stopped:
      messages.elsewhere.append("the compiler was still at work after \(Self.limit.components.seconds) s")
    case .exited, .signalled, .exceeded:
      if messages.elsewhere.isEmpty, messages.errors.isEmpty {
        messages.elsewhere.append("the compiler failed:\n\(text.suffix(2_000))")
      }
    }
    return .failed(messages)
  }

  private func arguments(for goal: Goal) throws(Diagnostic) -> [String] {
    let always = ["-diagnostic-style", "llvm", "-no-color-diagnostics", "-swift-version", "5", "-module-name", "main"]
    let modules = ["-I", toolchain.products.appending(path: "Modules").path]
    switch goal {
    case .executable(let file):
      // Optimised, but with the standard library's messages, line tables for the backtrace, and frame pointers so that
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
