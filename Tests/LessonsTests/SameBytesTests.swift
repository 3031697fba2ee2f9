import Foundation
import Testing

@testable import Literate

/// Tests that the outputs do not depend on the processor: the core compiled for the oldest processor of this architecture
/// gives the same outputs, byte for byte.
@Suite struct SameBytesTests {
  @Test func theCoreForTheOldestProcessorGivesTheSameOutputs() async throws {
    try await withTemporaryFolder { folder in
      let native = try Checkout.installation().toolchain
      for (module, imports) in [
        ("Wire", []), ("Neural", []), ("LessonKit", ["-I", folder.appending(path: "Modules").path]),
      ] {
        try await compile(module, imports, in: folder, native)
      }
      var baseline = native
      baseline.products = folder
      let (report, _, course) = try await LessonsTests.build.value
      for result in report.results {
        let (lesson, expected) = (result.lesson, result.transcript)
        let actual = try await run(lesson, with: baseline, in: course)
        #expect(expected.values == actual.values, "\(lesson.file)")
        for (cell, runs) in zip(lesson.cells, zip(expected.cells, actual.cells)) where !cell.options.volatile {
          #expect(runs.0.outputs == runs.1.outputs, "\(cell.location)")
        }
      }
    }
  }

  private func run(_ lesson: Lesson, with toolchain: Toolchain, in course: Course) async throws -> Transcript {
    let runner = LessonRunner(
      toolchain: toolchain,
      lessons: course.folder.url,
      environment: ProcessInfo.processInfo.environment,
      timeout: .seconds(120)
    )
    return try await runner.run(lesson)
  }

  /// Compiles a module of the package as SwiftPM does, but for the baseline processor, and lays out its files as cells'
  /// compilation expects them.
  private func compile(_ module: String, _ imports: [String], in folder: URL, _ toolchain: Toolchain) async throws {
    let modules = folder.appending(path: "Modules")
    let build = folder.appending(path: "\(module).build")
    for new in [modules, build] {
      try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
    }
    let sources = Checkout.folder.appending(path: "Sources/\(module)")
    let object = build.appending(path: "\(module).o").path
    let child = ChildProcess(
      executable: toolchain.swiftc,
      arguments: [
        "-O", "-wmo", "-parse-as-library", "-swift-version", "6", "-package-name", "lessons", "-module-name", module,
        "-Xcc", "-march=\(Self.baseline)", "-Xcc", "-fno-omit-frame-pointer",
        "-emit-module-path", modules.appending(path: "\(module).swiftmodule").path, "-c", "-o", object,
      ] + imports + files(in: sources).filter { $0.hasSuffix(".swift") }.map { sources.appending(path: $0).path },
      environment: ProcessInfo.processInfo.environment,
      folder: folder,
      output: folder.appending(path: "output"),
      error: folder.appending(path: "error")
    )
    let ending = try await child.run { $0 < .seconds(300) }
    let messages = try String(contentsOf: folder.appending(path: "error"), encoding: .utf8)
    try #require(ending == .exited(0), "\(messages)")
    try JSONEncoder().encode(["": ["object": object]])
      .write(to: build.appending(path: "output-file-map.json"))
  }

  #if arch(x86_64)
    private static let baseline = "x86-64"
  #else
    private static let baseline = "armv8-a"
  #endif
}
