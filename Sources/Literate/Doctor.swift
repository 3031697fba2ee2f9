import Foundation

/// Checks that this machine has the tools that a build needs.
public struct Doctor {
  let products: URL
  let environment: [String: String]

  /// Creates a doctor.
  ///
  /// - Parameters:
  ///   - products: The folder of the running command.
  ///   - environment: The variables of its process.
  public init(products: URL, environment: [String: String]) {
    self.products = products
    self.environment = environment
  }

  /// The outcome of one check.
  public struct Finding: Sendable, Encodable {
    /// The subject of the check: a tool, or a job that it does.
    public let what: String
    /// True if nothing is wrong.
    public let isFine: Bool
    /// The path or version that was found; or the error and a suggestion.
    public let detail: String
  }

  /// Runs all checks.
  public func findings() async -> [Finding] {
    [
      await check("Swift and LessonKit") { try toolchain().swiftc },
      await check("a cell, compiled") {
        try await Compiler(toolchain: toolchain(), environment: environment).compileEmptyProgram()
        return "works"
      },
      await check("linker") {
        // A missing lld is no error: cells are then linked with the slower default linker.
        (try? toolchain().linker) ?? "the system's own; cells are ready sooner with lld (`apt-get install lld`)"
      },
      await check("KaTeX, without which formulas show their TeX") {
        let katex = try KaTeX(environment)
        return "\(katex.folder.path), run by \(katex.interpreter)"
      },
      await check("KaTeX's fonts") {
        let count = try Theme(katex: KaTeX(environment).folder).assets.keys.count { $0.hasSuffix(".woff2") }
        guard count > 0 else {
          throw Diagnostic.error(.installation, "there are none", hint: "install Debian's fonts-katex")
        }
        return "\(count) of them"
      },
      await check("a formula, typeset") {
        _ = try await MathRenderer(katex: .success(KaTeX(environment))).typeset([TeX("a^2", display: false)])
        return "works"
      },
      await check("a diagram, drawn") {
        try DiagramRenderer().render("digraph { a -> b }", id: "doctor", alt: nil).map { _ in "works" }.get()
      },
      await check("the pages' theme") {
        _ = try Site(theme: Theme(katex: nil))
        return "is there"
      },
    ]
  }

  private func toolchain() throws -> Toolchain { try Toolchain(products: products, environment: environment) }

  private func check(_ what: String, _ inspect: () async throws -> String) async -> Finding {
    do {
      return Finding(what: what, isFine: true, detail: try await inspect())
    } catch {
      return Finding(what: what, isFine: false, detail: (error as? Diagnostic)?.text ?? "\(error)")
    }
  }
}
