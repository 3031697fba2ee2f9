/// An embedded image of the lessons' folder, written `![[image.png|center|400]]`: a name, then alignment, width and
/// text alternative in any order.
public struct ImageEmbed: Sendable, Hashable {
  /// The horizontal position of an image in the column.
  public enum Alignment: String, Sendable {
    case left, center, right
  }

  /// The name in the author's text: `image.png`.
  public var name: String
  /// The path relative to the lessons' folder, `Images/image.png`; `nil` if there is no such file.
  public var path: String?
  /// The alignment, if one is given.
  public var alignment: Alignment?
  /// The width in CSS pixels, if one is given.
  public var width: Int?
  /// The text alternative.
  public var alt: String?
  /// The location of the `!`.
  public var location: SourceLocation
  /// True for a figure between blocks, false for an image within a line of text.
  public var isBlock = false

  /// Parses an embed.
  ///
  /// - Parameter content: The text between the brackets.
  init(_ content: String, at location: SourceLocation) {
    let parts = content.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    name = parts[0]
    self.location = location
    for part in parts.dropFirst() where !part.isEmpty {
      if let alignment = Self.alignment(part) {
        self.alignment = alignment
      } else if let width = Self.width(part) {
        self.width = width
      } else {
        alt = alt.map { "\($0) | \(part)" } ?? part
      }
    }
  }

  /// True if the text between the brackets names an image file. If not, the brackets are plain CommonMark.
  static func isImage(_ content: String) -> Bool {
    let name = content.prefix { $0 != "|" }.trimmed
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    return LessonFolder.imageExtensions.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func alignment(_ word: String) -> Alignment? {
    switch word.lowercased() {
    case "centre": .center
    case let word: Alignment(rawValue: word)
    }
  }

  /// Parses `400`, `400px` or `400x300`; the height is ignored.
  private static func width(_ word: String) -> Int? {
    var digits = word.lowercased()
    if digits.hasSuffix("px") { digits.removeLast(2) }
    let numbers = digits.split(separator: "x", omittingEmptySubsequences: false)
    guard numbers.count <= 2, numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }),
      let width = numbers.first.flatMap({ Int($0) }), (1...10_000).contains(width)
    else { return nil }
    return width
  }
}
