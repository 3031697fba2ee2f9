/// A diagram in DOT, Graphviz's language.
public struct DotDiagram: Sendable, Hashable {
  /// The diagram's text, with its `//|` lines left empty.
  public var dot: String
  /// The location of the opening fence; the text begins one line below.
  public var location: SourceLocation
  /// `caption="…"` of the info string, or a line `//| caption: …` at the text's top.
  public var caption: String?
  /// `alt="…"` or `//| alt: …`: the text alternative.
  public var alt: String?
}
