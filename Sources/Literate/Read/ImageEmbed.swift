/// An image of the lessons' own folder.
public struct ImageEmbed: Sendable, Hashable {
  public enum Alignment: String, Sendable {
    case left, center, right
  }

  /// As the author wrote it: `image.png`.
  public var name: String
  /// Its path relative to the lessons' folder, `Images/image.png`; `nil` if there is none.
  public var path: String?
  public var alignment: Alignment?
  /// In CSS pixels.
  public var width: Int?
  public var alt: String?
  public var location: SourceLocation
  /// On a line of its own, between blocks; otherwise within a line of text, where a figure cannot stand.
  public var isBlock: Bool

  public init(
    name: String,
    path: String?,
    alignment: Alignment?,
    width: Int?,
    alt: String?,
    location: SourceLocation,
    isBlock: Bool = true
  ) {
    self.name = name
    self.path = path
    self.alignment = alignment
    self.width = width
    self.alt = alt
    self.location = location
    self.isBlock = isBlock
  }

  init(_ image: WikiImage, at location: SourceLocation) {
    self.init(
      name: image.name,
      path: nil,
      alignment: image.alignment,
      width: image.width,
      alt: image.alt,
      location: location,
      isBlock: false
    )
  }
}
