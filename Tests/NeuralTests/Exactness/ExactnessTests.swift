import Foundation
import Testing

/// The core compiled for other processors: results must be the same, bit for bit.
///
/// The expected results are those of the core as it was compiled for these tests: for this machine's processor, or for
/// `LESSONS_CPU`.
@Suite struct ExactnessTests {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let sources = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Neural")

  private static let processorFlags: Set<Substring> = {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
    return Set(line.split(separator: " "))
  }()

  private static let hasCompiler = Program(name: "swiftc").isInstalled
  #if arch(x86_64)
    private static let isX86 = true
  #else
    private static let isX86 = false
  #endif

  @Test(
    "Baseline x86-64 (SSE2) gives the same bits",
    .enabled(if: isX86, "needs an x86-64 processor"),
    .enabled(if: hasCompiler, "needs swiftc")
  )
  func baseline() throws {
    try expectSameBits { try Self.compiled(for: "x86-64", in: $0) }
  }

  @Test(
    "x86-64-v3 (AVX2) gives the same bits",
    .enabled(if: isX86 && processorFlags.contains("avx2"), "needs an x86-64 processor with AVX2"),
    .enabled(if: hasCompiler, "needs swiftc")
  )
  func version3() throws {
    try expectSameBits { try Self.compiled(for: "x86-64-v3", in: $0) }
  }

  @Test(
    "x86-64-v4 (AVX-512) gives the same bits",
    .enabled(if: isX86 && processorFlags.contains("avx512vl"), "needs an x86-64 processor with AVX-512"),
    .enabled(if: hasCompiler, "needs swiftc"),
    .enabled(if: isExhaustive, "runs with LESSONS_EXHAUSTIVE=1: on such a machine the tests themselves are built so")
  )
  func version4() throws {
    try expectSameBits { try Self.compiled(for: "x86-64-v4", in: $0) }
  }

  @Test(
    "WebAssembly gives the same bits",
    .enabled(if: hasCompiler, "needs swiftc"),
    .enabled(if: Program(name: "wasm-ld").isInstalled, "needs wasm-ld (Debian: lld)"),
    .enabled(if: Program(name: "node").isInstalled, "needs node (Debian: nodejs)")
  )
  func webAssembly() throws {
    try expectSameBits { folder in
      let options = ["-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded"]
      try Self.compile(
        options + ["-Xfrontend", "-disable-stack-protector", "-Osize", "-Xcc", "-msimd128", "-c", "-o", "results.o"],
        in: folder
      )
      let exports = ["--export=__main_argc_argv", "--export=__heap_base"]
      try Program(name: "wasm-ld").run(
        ["--no-entry", "--stack-first", "-z", "stack-size=1048576", "--import-undefined"] + exports
          + ["results.o", "-o", "results.wasm"],
        in: folder
      )
      try Data(webAssemblyHost.utf8).write(to: folder.appending(path: "host.mjs"))
      return try Program(name: "node").run(["host.mjs", "results.wasm"], in: folder)
    }
  }

  private func expectSameBits(_ build: (URL) throws -> String) throws {
    let lines = try withTemporaryFolder(build).split(separator: "\n").map { String($0) }
    let expected = portableResults()
    #expect(lines.count == expected.count && expected.count == 43)
    for (line, expectedLine) in zip(lines, expected) where line != expectedLine {
      Issue.record("Differs: \(expectedLine.prefix { $0 != ":" })")
    }
  }

  private static func compiled(for processor: String, in folder: URL) throws -> String {
    try compile(["-O", "-Xcc", "-march=\(processor)", "-o", "results"], in: folder)
    return try Program(name: "./results").run([], in: folder)
  }

  /// Compiles the core and `portableResults` as one module that prints them.
  private static func compile(_ options: [String], in folder: URL) throws {
    let main = folder.appending(path: "main.swift")
    try Data("for line in portableResults() { print(line) }".utf8).write(to: main)
    let core = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    let files = (core?.compactMap { ($0 as? URL)?.path } ?? []).filter { $0.hasSuffix(".swift") }
    try Program(name: "swiftc").run(
      options + ["-wmo", "-swift-version", "6", "-module-name", "Neural", "-package-name", "lessons", "-D", "ALONE"]
        + files.sorted()
        + [here.appending(path: "PortableResults.swift").path, main.path],
      in: folder
    )
  }
}

/// True if tests that take minutes are to run.
let isExhaustive = ProcessInfo.processInfo.environment["LESSONS_EXHAUSTIVE"] == "1"
