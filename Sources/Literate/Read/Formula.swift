/// A formula, in TeX.
public struct Formula: Sendable, Hashable {
  public var tex: String
  /// On a line of its own (`$$`).
  public var display: Bool
  /// The place of the opening dollar.
  public var location: SourceLocation

  public init(tex: String, display: Bool, location: SourceLocation) {
    self.tex = tex
    self.display = display
    self.location = location
  }
}
