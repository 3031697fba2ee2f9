import Foundation

/// Looks at the machine: what is there, what is missing, how to get it.
public struct Doctor {
  var products: URL
  var environment: [String: String]

  public init(products: URL, environment: [String: String]) {
    self.products = products
    self.environment = environment
  }

  /// One thing that was looked at.
  public struct Finding: Sendable, Encodable {
    public var what: String
    public var isFine: Bool
    /// Where it is, or what is wrong and what to do.
    public var detail: String
  }

  /// Looks at everything.
  public func findings() async -> [Finding] {
    await [compiler, linker, katex, fonts, maths, diagrams, theme]
  }

  private var compiler: Finding {
    get async {
      await finding("Swift and LessonKit") {
        try Toolchain(products: products, environment: environment).swiftc
      }
    }
  }

  private var linker: Finding {
    let toolchain = try? Toolchain(products: products, environment: environment)
    return Finding(
      what: "linker",
      isFine: true,
      detail: toolchain?.linker ?? "the system's own; cells are ready sooner with lld (`apt-get install lld`)"
    )
  }

  private var katex: Finding {
    get async {
      await finding("KaTeX, without which formulas show their TeX") {
        let katex = try KaTeX(environment)
        return "\(katex.folder.path), run by \(katex.interpreter)"
      }
    }
  }

  private var fonts: Finding {
    get async {
      await finding("KaTeX's fonts") {
        let theme = try Theme(katex: KaTeX(environment).folder)
        let count = theme.assets.keys.count { $0.hasSuffix(".woff2") }
        guard count > 0 else {
          throw Diagnostic.error(.installation, "there are none", hint: "install Debian's fonts-katex")
        }
        return "\(count) of them"
      }
    }
  }

  private var maths: Finding {
    get async {
      await finding("a formula, typeset") {
        _ = try await MathRenderer(katex: .success(KaTeX(environment))).typeset([TeX("a^2", display: false)])
        return "works"
      }
    }
  }

  private var diagrams: Finding {
    get async {
      await finding("a diagram, drawn") {
        try DiagramRenderer().render("digraph { a -> b }", id: "doctor", alt: nil).map { _ in "works" }.get()
      }
    }
  }

  private var theme: Finding {
    get async {
      await finding("the pages' theme") {
        _ = try Site(theme: Theme(katex: nil))
        return "is there"
      }
    }
  }

  private func finding(_ what: String, _ look: () async throws -> String) async -> Finding {
    do {
      return Finding(what: what, isFine: true, detail: try await look())
    } catch let error as ToolchainError {
      return Finding(what: what, isFine: false, detail: "\(error)")
    } catch {
      return Finding(what: what, isFine: false, detail: error.localizedDescription)
    }
  }
}
