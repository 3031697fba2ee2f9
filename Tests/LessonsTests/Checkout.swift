import Foundation

@testable import Literate

/// Where this package is, and what SwiftPM built of it.
enum Checkout {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of SwiftPM's products: the theme's bundle is in it, the command, and LessonKit.
  static let products = Bundle.module.bundleURL.deletingLastPathComponent()

  /// True if formulas can be typeset here.
  static let hasKaTeX = (try? KaTeX(ProcessInfo.processInfo.environment)) != nil

  static func installation() throws -> Installation {
    try Installation(products: products, environment: ProcessInfo.processInfo.environment)
  }
}

/// Runs the body with a fresh folder, which is gone afterwards.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "lessons-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}

/// The files of a folder, as paths in it, in order.
func files(in folder: URL) -> [String] {
  (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { path in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }.sorted()
}
