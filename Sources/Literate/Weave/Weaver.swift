/// Turns a lesson and what happened when it ran into a page.
public struct Weaver: Sendable {
  private let maths: MathRenderer
  private let diagrams: DiagramRenderer

  /// - Parameter katex: KaTeX, or what is missing of it.
  /// - Throws: a `Diagnostic` if Graphviz can't be used.
  public init(katex: Result<KaTeX, Diagnostic>) throws(Diagnostic) {
    maths = MathRenderer(katex: katex)
    diagrams = try DiagramRenderer()
  }

  /// Weaves one page. Formulas and diagrams that can't be drawn are among the diagnostics, and stand on the page as they
  /// were written. Without KaTeX all formulas do, and a warning without a place says so.
  ///
  /// - Throws: `CancellationError`, or an error of the system.
  public func weave(
    _ lesson: Lesson,
    _ transcript: Transcript
  ) async throws -> (page: Page, diagnostics: [Diagnostic]) {
    var formulas: [TeX: Result<String, Diagnostic>]?
    var diagnostics: [Diagnostic] = []
    do {
      formulas = try await maths.typeset(Self.formulas(of: lesson, transcript))
    } catch let error as Diagnostic {
      diagnostics.append(.warning(.installation, "formulas show their TeX: \(error.message)", hint: error.hint))
    }
    var builder = PageBuilder(lesson: lesson, transcript: transcript, formulas: formulas, diagrams: diagrams)
    for (index, element) in lesson.body.enumerated() {
      builder.add(element, before: index + 1 < lesson.body.count ? lesson.body[index + 1] : nil)
    }
    return (Page(lesson: lesson, article: builder.html), diagnostics + builder.diagnostics)
  }

  /// The formulas of a page: those in its prose, and those that its cells show.
  private static func formulas(of lesson: Lesson, _ transcript: Transcript) -> [TeX] {
    lesson.body.flatMap { element -> [TeX] in
      switch element {
      case .formula(let formula): [TeX(formula)]
      case .cell(let cell):
        transcript.cells[cell.index].outputs.compactMap {
          if case .shown(.equation(let equation), _, _) = $0 { TeX(equation.tex, display: true) } else { nil }
        }
      case .prose, .value, .diagram, .image, .video, .start, .end: []
      }
    }
  }
}
