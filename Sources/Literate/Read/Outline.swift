/// The headings and the summary of a document with placeholders.
struct Outline {
  var headings: [Heading] = []
  /// The edits that replace the headings by elements.
  var edits: [TreeEdit] = []
  /// The text of the first paragraph that is not empty, preferably one outside of quotes and lists.
  var summary: String
  /// The ids of the page so far.
  private(set) var slugs: Slugs

  /// Reads a document.
  ///
  /// - Parameter taken: The ids that the page has already.
  init(of document: MarkdownDocument, _ source: SourceText, _ placeholders: Placeholders, taken: [String]) {
    let paragraphs = document.nodes(.paragraph)
    let own = paragraphs.filter { $0.parent?.kind == .document }
    summary = (own + paragraphs).lazy.map(placeholders.plainText).first { !$0.isEmpty } ?? ""
    slugs = Slugs(taken: taken)
    for node in document.nodes(.heading) {
      let text = placeholders.plainText(of: node)
      let (level, anchor) = (node.headingLevel, slugs.unique(Slugs.slug(text)))
      let heading = Heading(level: level, text: text, anchor: anchor, location: source.start(of: node))
      headings.append(heading)
      edits.append(.heading(node, heading))
    }
  }
}
