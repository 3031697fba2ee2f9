/// What stands between the brackets of `![[image.png|center|400]]`: a name, then alignment, width and text alternative
/// in any order.
struct WikiImage: Equatable {
  var name: String
  var alignment: ImageEmbed.Alignment?
  var width: Int?
  var alt: String?

  /// `nil` if the name is not an image's: then the brackets are what CommonMark says.
  init?(_ content: String) {
    let parts = content.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    guard let name = parts.first, Self.isImage(name) else { return nil }
    self.name = name
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

  private static func isImage(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    return LessonFolder.imageExtensions.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func alignment(_ word: String) -> ImageEmbed.Alignment? {
    switch word.lowercased() {
    case "centre": .center
    case let word: ImageEmbed.Alignment(rawValue: word)
    }
  }

  /// `400`, `400px`, or `400x300`, of which the height is left to the image.
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
