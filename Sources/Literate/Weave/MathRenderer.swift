/// Typesets formulas: TeX becomes KaTeX's HTML with its MathML.
///
/// Goals, in order: the same bytes everywhere; no formula stops the build; speed: a child process typesets all new
/// formulas of a page, and a formula met again costs nothing. A formula defines macros for itself only.
public actor MathRenderer {
  /// The longest formula that is typeset, in UTF-8 bytes.
  static let longestFormula = 10_000

  private let katex: Result<KaTeX, Diagnostic>
  private var known: [TeX: Result<String, Diagnostic>] = [:]

  /// - Parameter katex: KaTeX, or what is missing of it.
  public init(katex: Result<KaTeX, Diagnostic>) {
    self.katex = katex
  }

  /// Typesets formulas.
  ///
  /// - Returns: for each, a `<span class="katex">` (in a `<span class="katex-display">`), or what is wrong; its place is a byte of the TeX, as a
  ///   column from 1.
  /// - Throws: a `Diagnostic` if KaTeX is missing or does not work; `CancellationError`; an error of the system.
  func typeset(_ formulas: [TeX]) async throws -> [TeX: Result<String, Diagnostic>] {
    var met: Set<TeX> = []
    var new = formulas.filter { met.insert($0).inserted && known[$0] == nil }
    for formula in new where formula.length > Self.longestFormula {
      known[formula] = .failure(.error(.weave, "the formula is longer than \(Self.longestFormula) bytes"))
    }
    new.removeAll { $0.length > Self.longestFormula }
    while !new.isEmpty {
      let answers = try await katex.get().typeset(new)
      for (formula, answer) in zip(new, answers) { known[formula] = Self.result(of: answer, for: formula) }
      new.removeFirst(answers.count)
      guard !new.isEmpty else { break }
      // The child ended at this one. The others have another child.
      known[new.removeFirst()] = .failure(
        .error(.weave, "KaTeX fails: the formula is too long or too deeply nested to typeset")
      )
    }
    return known.filter { met.contains($0.key) }
  }

  private static func result(of answer: KaTeX.Answer, for formula: TeX) -> Result<String, Diagnostic> {
    if let html = answer.html { return .success(html) }
    let place = answer.position.map { position in
      SourceLocation(file: "TeX", line: 1, column: formula.byteOffset(utf16: position) + 1)
    }
    return .failure(.error(.weave, answer.message ?? "it cannot be typeset", at: place))
  }
}
