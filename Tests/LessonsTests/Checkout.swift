import Foundation

@testable import Literate

/// The locations of this package and of its products.
enum Checkout {
  /// The package's folder.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of SwiftPM's products, with the theme's bundle, the command and LessonKit.
  static let products = Bundle.module.bundleURL.deletingLastPathComponent()

  /// True if this machine can typeset formulas.
  static let hasKaTeX = (try? KaTeX(ProcessInfo.processInfo.environment)) != nil

  static func installation() throws -> Installation {
    try Installation(products: products, environment: ProcessInfo.processInfo.environment)
  }
}

/// Runs the body with a new folder, which is removed afterwards.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "lessons-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}

/// The relative paths of all files in a folder and its subfolders, sorted.
func files(in folder: URL) -> [String] {
  (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { path in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }.sorted()
}
