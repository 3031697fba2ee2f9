import Wire

/// One of a cell's outputs, as its page shows it.
public enum CellOutput: Sendable, Equatable {
  /// A stream of the program's text.
  public enum Stream: String, Sendable {
    case output, error
  }

  /// Printed text; text that was shown is printed text on standard output.
  case text(String, Stream)
  /// A value that was shown, with what `show` was given of a caption and a text alternative.
  case shown(Output, caption: String?, alt: String?)
  /// The reason why the cell ended early.
  case error(CellError)

  /// The reason why a cell ended early.
  public struct CellError: Sendable, Equatable {
    /// The kind of failure: «Compile error», «Trap», «Out of time».
    public var title: String
    /// The line of the lesson's file, if it is known.
    public var line: Int?
    /// The compiler's or the runtime's message.
    public var text: String
  }
}
