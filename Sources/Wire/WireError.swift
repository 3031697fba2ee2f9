/// A payload that cannot be decoded: its writer and its reader disagree.
public enum WireError: Error, Equatable, CustomStringConvertible {
  /// The payload ends inside a field.
  case truncated
  /// Bytes are left behind the last field; the number of them.
  case excess(Int)
  /// A tag of no known kind.
  case unknownTag(String)
  /// A number that is out of its field's range.
  case outOfRange(Int64)

  public var description: String {
    switch self {
    case .truncated: "its last field is cut short"
    case .excess(let count): "\(count) bytes are left behind its last field"
    case .unknownTag(let tag): "it has a tag that is not known, `\(tag)`"
    case .outOfRange(let number): "it has a number that is out of range, \(number)"
    }
  }
}
