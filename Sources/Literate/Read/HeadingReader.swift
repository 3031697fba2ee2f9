/// Gives the headings of a document their anchors and lists them.
struct HeadingReader {
  private(set) var headings: [Heading] = []

  /// - Parameter taken: names that are ids on the page already.
  init(_ document: MarkdownDocument, source: SourceText, placeholders: Placeholders, taken: some Sequence<String>) {
    var slugs = Slugs(taken: taken)
    for node in document.nodes(.heading) {
      let text = node.plainText(placeholders)
      let heading = Heading(
        level: node.headingLevel,
        text: text,
        anchor: slugs.unique(Slugs.slug(text)),
        location: source.location(.init(line: node.startLine - 1, column: node.startColumn - 1))
      )
      headings.append(heading)
      Self.replace(node, with: heading, in: document)
    }
  }

  /// What cmark writes for a heading, and an anchor.
  private static func replace(_ node: MarkdownNode, with heading: Heading, in document: MarkdownDocument) {
    let block = document.insertBlock(before: node, opening: "")
    let inline = document.appendInline(
      to: block,
      opening: "<h\(heading.level) id=\"\(heading.anchor)\">",
      closing: "</h\(heading.level)>"
    )
    for child in node.children { inline.append(child) }
    document.discard(node)
  }
}
