/// A question that the page's reader answers before reading on: `> [!predict] Title`.
public struct Prediction: Sendable, Hashable {
  /// The `id` on the page, made from the title; unique in its lesson. Empty until all headings are known.
  public var id = ""
  /// The title's text, without markup; not escaped.
  public var title: String
  /// The location of the callout.
  public var location: SourceLocation

  /// The type of the callouts that are predictions.
  static let calloutType = "predict"
}
