/// A lesson's page: everything but the site's frame around it.
public struct Page: Sendable {
  /// The lesson that the page was woven from.
  public let lesson: Lesson
  /// The content of the page's `<article>`, as HTML.
  public let article: String
  /// The errors and warnings of weaving. One without a location concerns the machine: a tool is missing.
  var diagnostics: [Diagnostic] = []
}
