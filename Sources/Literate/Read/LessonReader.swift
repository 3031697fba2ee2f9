/// Reads a lesson: Markdown in, `Lesson` out.
///
/// Plain CommonMark becomes cmark's own HTML, to the byte, but for the headings' anchors. Nothing that a lesson says can
/// stop the reader: what is wrong is in the lesson's diagnostics.
public struct LessonReader: Sendable {
  private let catalogue: ImageCatalogue
  private let lessons: [String]

  /// - Parameters:
  ///   - images: the image files that there are, by their paths in the lessons' folder: `Images/cost.png`.
  ///   - lessons: the names of all lessons, for links between them: `01-structure`.
  public init(images: [String], lessons: [String]) {
    catalogue = ImageCatalogue(images)
    self.lessons = lessons
  }

  /// - Parameters:
  ///   - text: the lesson's Markdown.
  ///   - name: the file's name without `.md`.
  ///   - file: the file's path, as messages are to name it.
  public func read(_ text: String, name: String, file: String) -> Lesson {
    let guarded = InlineGuard(SourceText(text, file: file), placeholders: Placeholders(unlike: text))
    let source = guarded.source

    return MarkdownDocument.parse(source.bytes) { document in
      guarded.placeholders.restore(in: document)
      let fences = FenceReader(document, source: source, placeholders: guarded.placeholders)
      let links = LinkReader(
        document,
        source: source,
        placeholders: fences.placeholders,
        catalogue: catalogue,
        lessons: lessons
      )
      Callout.convert(in: document, source: source)
      let paragraphs = ParagraphSplitter(document, placeholders: links.placeholders)
      let placeholders = paragraphs.placeholders
      let summary = Self.summary(document, placeholders)
      let headings = HeadingReader(
        document,
        source: source,
        placeholders: placeholders,
        taken: fences.cells.map(\.id)
      ).headings
      let body = PieceResolver(placeholders.pieces(of: document.html), cells: fences.cells, catalogue: catalogue)

      return Lesson(
        name: name,
        file: file,
        number: LessonName.number(of: name),
        title: headings.first.map(\.text).flatMap { $0.isEmpty ? nil : $0 } ?? name,
        summary: summary,
        headings: headings,
        body: body.pieces,
        images: links.images.union(body.images).sorted(),
        source: text,
        diagnostics: (guarded.diagnostics + fences.diagnostics + links.diagnostics + body.diagnostics).inOrder
      )
    }
  }

  /// The text of the first paragraph that has any: one that stands in nothing, or else any.
  private static func summary(_ document: MarkdownDocument, _ placeholders: Placeholders) -> String {
    let paragraphs = document.nodes(.paragraph)
    let own = paragraphs.filter { $0.parent?.kind == .document }
    return (own + paragraphs).lazy.map { $0.plainText(placeholders) }.first { !$0.isEmpty } ?? ""
  }
}
