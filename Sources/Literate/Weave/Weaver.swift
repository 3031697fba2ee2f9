/// Weaves a lesson and what happened when it ran into a page.
///
/// It holds KaTeX and Graphviz, which are not thread-safe: use it from one task at a time.
public final class Weaver {
  private let maths: MathRenderer
  private let diagrams: DiagramRenderer

  /// - Parameter katex: the path of KaTeX's script.
  /// - Throws: `MathError` or `DiagramError` if the libraries can't be used; their texts say what to install.
  public init(katex: String) throws {
    maths = try MathRenderer(katex: katex)
    diagrams = try DiagramRenderer()
  }

  /// Weaves one page. Formulas and diagrams that can't be drawn are told as diagnostics, and stand on the page as they
  /// were written.
  public func weave(_ lesson: Lesson, _ transcript: Transcript) -> (page: Page, diagnostics: [Diagnostic]) {
    var loom = Loom(lesson: lesson, transcript: transcript, maths: maths, diagrams: diagrams)
    for (index, piece) in lesson.body.enumerated() {
      loom.add(piece, before: index + 1 < lesson.body.count ? lesson.body[index + 1] : nil)
    }
    let page = Page(
      name: lesson.name,
      number: lesson.number,
      title: lesson.title,
      summary: lesson.summary,
      headings: lesson.headings,
      article: loom.html,
      images: lesson.images
    )
    return (page, loom.diagnostics)
  }
}
