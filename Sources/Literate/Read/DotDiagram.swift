/// A diagram in Graphviz's language.
public struct DotDiagram: Sendable, Hashable {
  public var dot: String
  /// The place of the opening fence; the text begins one line below.
  public var location: SourceLocation
  /// `caption="…"` and `alt="…"` of the info string, or `//| caption: …` lines at the text's top.
  public var caption: String?
  public var alt: String?
}
