import Foundation

/// The versions of the tools that a site's bytes depend on: two builds with the same versions write the same bytes.
public struct ToolVersions: Sendable {
  var toolchain: Toolchain
  /// `nil` if formulas are not typeset.
  var katex: KaTeX?

  /// The path of the list in the site's folder.
  static let file = "versions.txt"

  /// A line for each tool: its name and its version.
  ///
  /// - Throws: `CancellationError`; a `Diagnostic`; an error of the system.
  func text() async throws -> String {
    let swift = try await inTemporaryFolder { folder in
      let child = ChildProcess(
        executable: toolchain.swiftc,
        arguments: ["--version"],
        // The compiler leaves its temporary folders behind; these go with this one.
        environment: ["TMPDIR": folder.path],
        folder: folder,
        output: folder.appending(path: "version"),
        error: folder.appending(path: "errors")
      )
      _ = try await child.run { $0 < .seconds(60) }
      return try String(contentsOf: child.output, encoding: .utf8).firstMatch(of: /Swift version (\S+)/)?.1 ?? "unknown"
    }
    return """
      Swift \(swift)
      cmark \(MarkdownDocument.cmarkVersion)
      Graphviz \(try Graphviz.version())
      KaTeX \(katex.map { $0.version ?? "unknown" } ?? "none")

      """
  }
}
