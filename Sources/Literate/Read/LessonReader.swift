/// Reads Markdown into a `Lesson`.
///
/// Plain CommonMark becomes cmark's own HTML, to the byte; headings and the extensions of CommonMark become elements of
/// their own. Reading never throws: errors in the text are among the lesson's diagnostics.
public struct LessonReader: Sendable {
  private let catalogue: ImageCatalogue
  private let lessons: [String]

  /// Creates a reader of a course's lessons.
  ///
  /// - Parameters:
  ///   - images: The paths of the image files relative to the lessons' folder: `Images/cost.png`.
  ///   - destinationsOutside: For images that are links out of that folder, where they lead.
  ///   - lessons: The names of all lessons, for links between them: `01-structure`.
  public init(images: [String], destinationsOutside: [String: String] = [:], lessons: [String]) {
    catalogue = ImageCatalogue(images, destinationsOutside: destinationsOutside)
    self.lessons = lessons
  }

  /// Reads a lesson.
  ///
  /// - Parameters:
  ///   - text: The lesson's Markdown.
  ///   - name: The file's name without `.md`.
  ///   - file: The file's path, in the form that messages use.
  public func read(_ text: String, name: String, file: String) -> Lesson {
    let extracted = InlineExtractor().extract(text, file: file)
    let source = extracted.source
    return MarkdownDocument.parse(source.bytes) { document in
      extracted.restore(in: document)
      let fences = FenceReader.read(document, source)
      let links = LinkReader.read(document, source, catalogue: catalogue, lessons: lessons)
      let callouts = PredictionReader.read(Callout.all(in: document, source), source, extracted.placeholders)

      var editor = TreeEditor(document: document, placeholders: extracted.placeholders)
      editor.apply(fences.edits + links.edits + callouts.edits)
      editor.addCheckboxes(source)
      editor.splitParagraphs()
      editor.buildTables()
      let outline = Outline(of: document, source, editor.placeholders, taken: fences.cells.map(\.id))
      editor.apply(outline.edits)

      var resolver = ElementResolver(cells: fences.cells, catalogue: catalogue, slugs: outline.slugs)
      let body = editor.placeholders.elements(of: document.html).map { resolver.resolve($0) }
      return Lesson(
        name: name,
        file: file,
        number: LessonName.number(of: name),
        title: outline.headings.first.map(\.text).flatMap { $0.isEmpty ? nil : $0 } ?? name,
        summary: outline.summary,
        headings: outline.headings,
        body: body,
        imageLocations: links.images.merging(resolver.images) { min($0, $1) },
        source: text,
        diagnostics: (extracted.diagnostics + fences.diagnostics + links.diagnostics + callouts.diagnostics
          + resolver.diagnostics).sortedByLocation
      )
    }
  }
}
