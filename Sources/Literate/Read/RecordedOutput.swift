/// An ```` ```output ```` fence: the text that the cell above it must print.
public struct RecordedOutput: Sendable, Hashable {
  /// The fence's content, without container prefixes. Ends in a newline unless empty.
  public var text: String
  /// The location of the opening fence.
  public var location: SourceLocation
  /// The fence's lines in the file, its two marks included, from 1.
  public var lines: ClosedRange<Int>
  /// The prefix of the block's lines in the file: `> `, a list's indentation, or nothing.
  public var prefix: String
}
