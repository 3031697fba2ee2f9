/// What is wrong with a diagram.
public struct DiagramError: Error, Hashable, Sendable {
  /// In Graphviz's words where they are its own, without the place.
  public var message: String
  /// The line of the DOT text, from 1; `nil` when Graphviz does not say.
  public var line: Int?

  public init(message: String, line: Int? = nil) {
    self.message = message
    self.line = line
  }

  static let image = DiagramError(message: "a diagram cannot hold images; place the image in the lesson itself")
}
