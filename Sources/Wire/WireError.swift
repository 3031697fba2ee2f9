/// An error in decoding a payload, such as one that was encoded by another version of LessonKit.
public enum WireError: Error, Equatable, CustomStringConvertible {
  /// The payload ends inside a field.
  case truncated
  /// That many bytes follow the last field.
  case excess(Int)
  /// A tag that stands for no kind of message, output or alignment.
  case unknownTag(String)
  /// An integer that its field does not allow.
  case outOfRange(Int64)

  /// The error as the end of a sentence about the payload.
  public var description: String {
    switch self {
    case .truncated: "its last field is cut short"
    case .excess(let count): "\(count) bytes are left behind its last field"
    case .unknownTag(let tag): "it has a tag that is not known, `\(tag)`"
    case .outOfRange(let number): "it has a number that is out of range, \(number)"
    }
  }
}
