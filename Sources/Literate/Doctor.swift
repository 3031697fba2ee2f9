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

  public func findings() -> [Finding] {
    [compiler, linker, katex, fonts, maths, diagrams, theme]
  }

  private var compiler: Finding {
    finding("Swift and LessonKit") {
      try Toolchain(products: products, environment: environment).swiftc
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
    finding("KaTeX") {
      guard let folder = Equipment.katexFolder(environment) else {
        throw MathError(message: "it is not installed; `apt-get install libjs-katex`")
      }
      return folder.path
    }
  }

  private var fonts: Finding {
    finding("KaTeX's fonts") {
      let theme = try Theme(katex: Equipment.katexFolder(environment))
      let count = theme.assets.keys.count { $0.hasSuffix(".woff2") }
      guard count > 0 else { throw MathError(message: "there are none; `apt-get install fonts-katex`") }
      return "\(count) of them"
    }
  }

  private var maths: Finding {
    finding("a formula, typeset") {
      guard let folder = Equipment.katexFolder(environment) else { throw MathError(message: "KaTeX is missing") }
      let renderer = try MathRenderer(katex: folder.appending(path: "katex.min.js").path)
      return try renderer.render("a^2", display: false).map { _ in "works" }.get()
    }
  }

  private var diagrams: Finding {
    finding("a diagram, drawn") {
      try DiagramRenderer().render("digraph { a -> b }", id: "doctor", alt: nil).map { _ in "works" }.get()
    }
  }

  private var theme: Finding {
    finding("the pages' theme") {
      _ = try Site(theme: Theme(katex: nil))
      return "is there"
    }
  }

  private func finding(_ what: String, _ look: () throws -> String) -> Finding {
    do {
      return Finding(what: what, isFine: true, detail: try look())
    } catch let error as MathError {
      return Finding(what: what, isFine: false, detail: error.message)
    } catch let error as DiagramError {
      return Finding(what: what, isFine: false, detail: error.message)
    } catch {
      return Finding(what: what, isFine: false, detail: "\(error)")
    }
  }
}
