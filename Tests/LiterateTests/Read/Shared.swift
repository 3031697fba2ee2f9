import Foundation

/// Texts that lie beside the checkout and are not part of it.
enum Shared {
  /// CommonMark's specification with its examples.
  static let specification = text("conformance/commonmark-spec-0.30.txt")
  /// The notes that the lessons follow.
  static let notes = text("notes/neural-network-notes.md")

  private static func text(_ path: String) -> String? {
    var package = URL(filePath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    let file = package.deletingLastPathComponent().appending(path: "shared/\(path)")
    return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  }
}
