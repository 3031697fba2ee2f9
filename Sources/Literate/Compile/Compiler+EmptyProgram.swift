import Foundation

extension Compiler {
  /// Compiles and links a program without cells. If that fails, no lesson is to blame for its errors: LessonKit is
  /// broken, the compiler fails, or there is no space for its files.
  ///
  /// - Throws: A `Diagnostic` with the cause; `CancellationError`.
  func compileEmptyProgram() async throws {
    do {
      try await ScratchFolder.with { folder in
        let program = Program(source: "import LessonKit\nLessonKit._beginLesson()\nLessonKit._endLesson()\n", parts: [])
        let executable = folder.appending(path: "empty")
        switch try await compile(program, of: "main.swift", in: folder, to: .executable(executable)) {
        case .compiled: return
        case .failed(let messages):
          // Where there is no space, the compiler has none for its messages either.
          var writer = FileWriter()
          try writer.replace(folder.appending(path: "space"), with: Data(count: 1 << 20))
          let reason = messages.elsewhere.first?.split(separator: "\n").first.map(String.init) ?? "it gives no reason"
          let message = "\(toolchain.swiftc) can't compile an empty program: \(reason)"
          throw Diagnostic.error(.installation, message, hint: "build this command again: `swift build`")
        }
      }
    } catch let error as CancellationError {
      throw error
    } catch {
      throw Diagnostic(describing: error)
    }
  }
}
