/// A piece of a lesson's page. Pieces follow each other in the page's order; a cell inside a list item stands between
/// the prose that opens the item and the prose that closes it.
public enum Piece: Sendable, Hashable {
  /// Finished HTML: what cmark made of the Markdown, callouts included.
  case prose(String)
  case cell(Cell)
  /// `` `{swift} expression` `` in prose.
  case value(InlineValue)
  /// `$a$` or `$$ … $$`.
  case maths(Formula)
  /// A ```` ```dot ```` fence.
  case diagram(DotDiagram)
  /// `![[image.png|center|400]]`.
  case image(ImageEmbed)
  /// `![alt](https://www.youtube.com/watch?v=…)`.
  case video(VideoCard)
}
