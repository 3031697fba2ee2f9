import Foundation
import Testing

/// Tests that the modules on which cells depend compile as Embedded Swift for WebAssembly.
@Suite struct EmbeddedTests {
  private static let target = "wasm32-unknown-none-wasm"
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// The compiler in `PATH`, if its toolchain has the standard library of Embedded Swift for the target.
  private static let compiler: URL? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let compiler = folders.map { URL(filePath: "\($0)/swiftc") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
    let library = compiler?.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "lib/swift/embedded/Swift.swiftmodule/\(target).swiftmodule")
    return library.flatMap { FileManager.default.fileExists(atPath: $0.path) ? compiler : nil }
  }()

  @Test(.enabled(if: compiler != nil, "needs a toolchain with Embedded Swift for WebAssembly"))
  func importedModulesCompileAsEmbeddedSwift() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "embedded-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for module in ["Wire", "Neural", "LessonKit"] { try compile(module, in: folder) }
  }

  /// Compiles a module to a `.swiftmodule` file in the folder, without generating code.
  private func compile(_ module: String, in folder: URL) throws {
    let files = FileManager.default.enumerator(
      at: Self.sources.appending(path: module),
      includingPropertiesForKeys: nil
    )
    let paths = (files?.compactMap { ($0 as? URL)?.path } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
    let errors = folder.appending(path: "errors")
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = Self.compiler
    process.currentDirectoryURL = folder
    process.arguments =
      [
        "-target", Self.target, "-enable-experimental-feature", "Embedded", "-wmo", "-Onone", "-parse-as-library",
        "-swift-version", "6", "-package-name", "lessons", "-module-name", module, "-I", ".", "-emit-module",
      ] + paths
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let messages = try String(contentsOf: errors, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(module): \(messages)")
  }
}
