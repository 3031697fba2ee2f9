/// A change of a Markdown tree. Edits are collected first and applied after all of the tree has been read.
enum TreeEdit {
  /// Replaces a code block or an image by an element.
  case replace(MarkdownNode, LessonElement)
  /// Removes a node.
  case remove(MarkdownNode)
  /// Sets a link's address.
  case link(MarkdownNode, address: String)
  /// Turns a quote into a callout.
  case callout(MarkdownNode, Callout)
  /// Turns a quote into a prediction.
  case prediction(MarkdownNode, Callout, PredictionReader.Answer, SourceLocation)
  /// Replaces a heading's node by an element with an anchor.
  case heading(MarkdownNode, Heading)
}
