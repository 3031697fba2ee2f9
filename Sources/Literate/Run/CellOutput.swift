import Wire

/// One of a cell's outputs on its page.
public enum CellOutput: Sendable, Equatable {
  /// A stream of the program's text.
  public enum Stream: String, Sendable {
    /// Standard output, or standard error.
    case output, error
  }

  /// Printed text. Text given to `show` counts as printed on standard output.
  case text(String, Stream)
  /// A value given to `show`, with the caption and the text alternative given with it.
  case shown(Output, caption: String?, alt: String?)
  /// The reason why the cell ended early.
  case error(CellError)

  /// The reason why a cell ended early.
  public struct CellError: Sendable, Equatable {
    /// The failure in a word or two: «Compile error», «Trap», «Out of time».
    public var title: String
    /// The line of the lesson's file, if it is known.
    public var line: Int?
    /// The compiler's or the runtime's message.
    public var text: String
  }
}
