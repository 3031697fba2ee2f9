import Foundation

/// Texts from a folder next to the checkout. Tests that need them are skipped without that folder.
enum Shared {
  /// The CommonMark specification with its examples.
  static let specification = text("conformance/commonmark-spec-0.30.txt")
  /// GitHub's examples of its extensions of CommonMark.
  static let extensions = text("conformance/gfm-extensions.txt")
  /// The notes on which the course is based.
  static let notes = text("notes/neural-network-notes.md")

  private static func text(_ path: String) -> String? {
    var package = URL(filePath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    let file = package.deletingLastPathComponent().appending(path: "shared/\(path)")
    return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  }
}
