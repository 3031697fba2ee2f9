/// The headings and the summary of a document in which placeholders stand for the elements.
struct Outline {
  var headings: [Heading] = []
  /// The edits that put the headings in place.
  var edits: [TreeEdit] = []
  /// The text of the first paragraph that has any: one that stands in nothing, or else any.
  var summary: String

  /// - Parameter taken: Names that are ids on the page already.
  init(
    of document: MarkdownDocument,
    _ source: SourceText,
    _ placeholders: Placeholders,
    taken: some Sequence<String>
  ) {
    let paragraphs = document.nodes(.paragraph)
    let own = paragraphs.filter { $0.parent?.kind == .document }
    summary = (own + paragraphs).lazy.map(placeholders.plainText).first { !$0.isEmpty } ?? ""
    var slugs = Slugs(taken: taken)
    for node in document.nodes(.heading) {
      let text = placeholders.plainText(of: node)
      let heading = Heading(
        level: node.headingLevel,
        text: text,
        anchor: slugs.unique(Slugs.slug(text)),
        location: source.start(of: node)
      )
      headings.append(heading)
      edits.append(.heading(node, heading))
    }
  }
}
