import Foundation

/// The versions of the tools that a site's bytes depend on: two builds with the same versions write the same bytes.
public struct ToolVersions: Sendable {
  var toolchain: Toolchain
  /// `nil` if formulas are not typeset.
  var katex: KaTeX?
  /// The store in which versions are kept that only a child process can tell; `nil` if none is used.
  var store: Store?

  /// The path of the list in the site's folder.
  static let file = "versions.txt"

  /// A line for each tool: its name and its version.
  ///
  /// - Throws: `CancellationError`; a `Diagnostic`; an error of the system.
  func text() async throws -> String {
    let swift = try await toolchain.version(store).firstMatch(of: /Swift version (\S+)/)?.1 ?? "unknown"
    return """
      Swift \(swift)
      cmark \(MarkdownDocument.cmarkVersion)
      Graphviz \(try Graphviz.version())
      KaTeX \(katex.map { $0.version ?? "unknown" } ?? "none")

      """
  }
}
