/// Weaves a lesson and its transcript into a page.
public struct Weaver: Sendable {
  private let maths: MathRenderer
  private let diagrams: DiagramRenderer

  /// Creates a weaver.
  ///
  /// - Parameter katex: KaTeX, or the error of its installation.
  /// - Throws: A `Diagnostic` if Graphviz can't be used.
  public init(katex: Result<KaTeX, Diagnostic>) throws(Diagnostic) {
    maths = MathRenderer(katex: katex)
    diagrams = try DiagramRenderer()
  }

  /// Weaves one page. A formula or diagram that can't be drawn is an error among the page's diagnostics, and the page
  /// shows its source. Without KaTeX all formulas show their TeX, and the page has a warning.
  ///
  /// - Throws: `CancellationError`, or an error of the system.
  public func weave(_ lesson: Lesson, _ transcript: Transcript) async throws -> Page {
    var formulas: [TeX: Result<String, Diagnostic>]?
    var warnings: [Diagnostic] = []
    do {
      formulas = try await maths.typeset(Self.formulas(of: lesson, transcript))
    } catch let error as Diagnostic {
      warnings.append(.warning(.installation, "formulas show their TeX: \(error.message)", hint: error.hint))
    }
    var builder = PageBuilder(lesson: lesson, transcript: transcript, formulas: formulas, diagrams: diagrams)
    for (index, element) in lesson.body.enumerated() {
      builder.add(element, before: index + 1 < lesson.body.count ? lesson.body[index + 1] : nil)
    }
    return Page(lesson: lesson, article: builder.html, diagnostics: warnings + builder.diagnostics)
  }

  /// The formulas of a page: those in its prose and those that its cells show.
  private static func formulas(of lesson: Lesson, _ transcript: Transcript) -> [TeX] {
    lesson.body.flatMap { element -> [TeX] in
      switch element {
      case .formula(let formula): [TeX(formula)]
      case .cell(let cell):
        transcript.cells[cell.index].outputs.compactMap {
          if case .shown(.equation(let equation), _, _) = $0 { TeX(equation.tex, display: true) } else { nil }
        }
      case .prose, .value, .estimate, .diagram, .image, .video, .start, .end: []
      }
    }
  }
}
