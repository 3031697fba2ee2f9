/// A lesson's page, woven: everything but the site's frame around it.
public struct Page: Sendable {
  /// The page's file is this name with `.html`.
  public var name: String
  public var number: Int?
  public var title: String
  public var summary: String
  public var headings: [Heading]
  /// What stands inside the page's `<article>`.
  public var article: String
  /// The images that the page shows, relative to the lessons' folder.
  public var images: [String]
}
