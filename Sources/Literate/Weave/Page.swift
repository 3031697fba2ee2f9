/// A lesson's page: everything but the site's frame around it.
public struct Page: Sendable {
  public let lesson: Lesson
  /// The content of the page's `<article>`, as HTML.
  public let article: String
}
