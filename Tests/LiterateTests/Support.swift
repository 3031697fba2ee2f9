import Foundation
import Testing

@testable import Literate

/// Reads Markdown as the lesson `Lessons/test.md`.
func read(_ markdown: String) -> Lesson {
  LessonReader(images: [], lessons: ["test"]).read(markdown, name: "test", file: "Lessons/test.md")
}

/// The folder of SwiftPM's products, with the theme's bundle and LessonKit.
let products = Bundle.module.bundleURL.deletingLastPathComponent()

/// The environment variables of the test process.
let environment = ProcessInfo.processInfo.environment

/// KaTeX on this machine, or the reason why it is missing.
let katex = Result { () throws(Diagnostic) in try KaTeX(environment) }
let hasKaTeX = (try? katex.get()) != nil

/// Runs the body with a new folder, which is removed afterwards.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lessons-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}

/// Writes files, and creates their folders.
func write(_ files: [String: String], in folder: URL) throws {
  for (path, text) in files {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

/// The relative paths of all files in a folder and its subfolders, sorted.
func files(in folder: URL) -> [String] {
  (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.appending(path: $0).path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }.sorted()
}

extension String {
  /// The text without the suffix, if it has it.
  func trimmingSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
