/// A change of a Markdown tree that reading has found: nothing changes the tree before everything in it is read.
enum TreeEdit {
  /// An element takes the place of a code block or an image.
  case replace(MarkdownNode, LessonElement)
  case remove(MarkdownNode)
  /// A link leads to another address.
  case link(MarkdownNode, address: String)
  /// A quote is a callout.
  case callout(MarkdownNode, Callout)
  case heading(MarkdownNode, Heading)
}
