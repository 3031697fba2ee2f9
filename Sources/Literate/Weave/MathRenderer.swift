/// Typesets TeX as KaTeX's HTML with MathML.
///
/// Goals, in order: the same bytes everywhere; no formula stops the build; speed. One child process typesets all new
/// formulas of a page, and results are kept for later pages. Macros that a formula defines apply to that formula only.
public actor MathRenderer {
  /// The largest size of a formula, in UTF-8 bytes.
  static let longestFormula = 10_000

  private let katex: Result<KaTeX, Diagnostic>
  /// The results so far.
  private var known: [TeX: Result<String, Diagnostic>] = [:]

  /// Creates a renderer.
  ///
  /// - Parameter katex: KaTeX, or the error of its installation.
  public init(katex: Result<KaTeX, Diagnostic>) {
    self.katex = katex
  }

  /// Typesets formulas.
  ///
  /// - Returns: For each formula a `<span class="katex">`, for display within a `<span class="katex-display">`; or an
  ///   error whose column, from 1, is a byte of the TeX.
  /// - Throws: A `Diagnostic` if KaTeX is missing or unusable; `CancellationError`; an error of the system.
  func typeset(_ formulas: [TeX]) async throws -> [TeX: Result<String, Diagnostic>] {
    var seen: Set<TeX> = []
    var new = formulas.filter { seen.insert($0).inserted && known[$0] == nil }
    for formula in new where formula.length > Self.longestFormula {
      known[formula] = .failure(.error(.weave, "the formula is longer than \(Self.longestFormula) bytes"))
    }
    new.removeAll { $0.length > Self.longestFormula }
    while !new.isEmpty {
      let responses = try await katex.get().typeset(new)
      for (formula, response) in zip(new, responses) { known[formula] = Self.result(of: response, for: formula) }
      new.removeFirst(responses.count)
      guard !new.isEmpty else { break }
      // The child process failed at this formula. Another one typesets the rest.
      let message = "KaTeX fails: the formula is too long or too deeply nested to typeset"
      known[new.removeFirst()] = .failure(.error(.weave, message))
    }
    return known.filter { seen.contains($0.key) }
  }

  private static func result(of response: KaTeX.Response, for formula: TeX) -> Result<String, Diagnostic> {
    if let html = response.html { return MathColours.apply(to: html, of: formula) }
    let location = response.position.map { position in
      SourceLocation(file: "TeX", line: 1, column: formula.byteOffset(utf16: position) + 1)
    }
    return .failure(.error(.weave, response.message ?? "it cannot be typeset", at: location))
  }
}
